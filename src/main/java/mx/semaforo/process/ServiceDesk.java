package mx.semaforo.process;

import static java.util.stream.Collectors.joining;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.process.engine.Waiting;
import mx.semaforo.knowledge.Draft;
import mx.semaforo.knowledge.Drafts;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.DeskState;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketNotFound;
import mx.semaforo.ticket.TicketType;
import mx.semaforo.ticket.Tickets;
import mx.semaforo.ticket.TimelineEntry.Visibility;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * What every door calls. It only moves tokens: desk words complete the resting task, with the rights of the person who
 * asks; what comes from outside the desk is a message. Each call is one transaction, tried once more when it lost a race.
 */
@Component
public class ServiceDesk {

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final FormService forms;
  private final RepositoryService repository;
  private final IdentityService identities;
  private final Tickets tickets;
  private final Waiting waiting;
  private final Drafts drafts;
  private final OneTransaction transaction;

  ServiceDesk(RuntimeService runtime, TaskService tasks, FormService forms, RepositoryService repository,
      IdentityService identities, Tickets tickets, Waiting waiting, Drafts drafts, OneTransaction transaction) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.forms = forms;
    this.repository = repository;
    this.identities = identities;
    this.tickets = tickets;
    this.waiting = waiting;
    this.drafts = drafts;
    this.transaction = transaction;
  }

  /**
   * Reports an incident, as the form in Tasklist does.
   *
   * @param sent values by API name of the fields in {@link Field#OF_REPORT}; {@code requester} is whoever asks when absent
   * @throws InvalidField naming the first field that is unknown, missing or wrong, or that no rule of the tables covers
   */
  public Ticket open(TicketType type, Map<String, ?> sent) {
    sent.keySet().stream().filter(name -> Field.ofApiName(name).filter(Field.OF_REPORT::contains).isEmpty()).findFirst()
        .ifPresent(name -> {
          throw new InvalidField(name, "«%s» no es un campo de un reporte: usa %s.".formatted(Field.shortened(name),
              Field.OF_REPORT.stream().map(Field::apiName).collect(joining(", "))));
        });
    Map<String, Object> variables = sent.entrySet().stream().filter(each -> each.getValue() != null)
        .collect(Collectors.toMap(each -> Field.ofApiName(each.getKey()).orElseThrow().variable(), Map.Entry::getValue));
    return transaction.run(() -> {
      String definition = repository.createProcessDefinitionQuery().processDefinitionKey(process(type)).latestVersion()
          .singleResult().getId();
      return tickets.get(speaking(() -> forms.submitStartForm(definition, variables)).getBusinessKey());
    });
  }

  /** @throws TicketNotFound when there is none or it is not the business of whoever asks */
  public Ticket ticket(String folio) {
    Ticket ticket = tickets.get(folio);
    if (!tickets.isVisibleTo(ticket, Person.current())) {
      throw new TicketNotFound(folio);
    }
    return ticket;
  }

  /**
   * Does one action of the table.
   *
   * @param sent values by API name of the action's fields
   * @return the ticket as it is afterwards
   * @throws TicketNotFound when the ticket is not the business of whoever asks
   * @throws ActionNotAllowed when the action is not offered to this person now; the message says which are
   * @throws InvalidField naming the first field that is unknown, missing or wrong
   */
  public Ticket act(String folio, Action action, Map<String, ?> sent) {
    Person person = Person.current();
    return transaction.run(() -> {
      Ticket ticket = ticket(folio);
      Map<Action, Consumer<Map<Field, Object>>> offers = offers(ticket, person);
      if (!offers.containsKey(action)) {
        throw notOffered(ticket, person, action, offers.keySet());
      }
      Map<Field, Object> values = action.readApi(sent);
      speaking(() -> {
        offers.get(action).accept(values);
        return null;
      });
      return tickets.get(folio);
    });
  }

  /** The same for whoever holds the link to a solution: the requester, without a login. */
  public Ticket actAsRequester(String folio, Action action, Map<String, ?> sent) {
    return Person.acting(tickets.get(folio).requester(), () -> act(folio, action, sent));
  }

  /** The actions that whoever asks may do now, in the order of {@link Action}. */
  public List<Action> actions(String folio) {
    return transaction.run(() -> List.copyOf(offers(ticket(folio), Person.current()).keySet()));
  }

  /** A remark that moves nothing; what a requester writes is public. */
  public void comment(String folio, String text, Visibility visibility) {
    Object remark = Field.MESSAGE.read(text);
    if (remark == null) {
      throw new InvalidField("text", "El comentario está vacío: escríbelo y vuelve a intentar.");
    }
    transaction.run(() -> {
      tickets.comment(ticket(folio).folio(), (String) remark, Person.current().isDesk() ? visibility : Visibility.PUBLICA);
      return null;
    });
  }

  /**
   * Keeps a good solution as the draft of a protocol.
   *
   * @throws TicketNotFound when the ticket is not the business of whoever asks
   */
  public Draft document(String folio) {
    return transaction.run(() -> drafts.write(ticket(folio), Person.current()));
  }

  private Map<Action, Consumer<Map<Field, Object>>> offers(Ticket ticket, Person person) {
    Map<Action, Consumer<Map<Field, Object>>> offers = new EnumMap<>(Action.class);
    ProcessInstance instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(ticket.folio())
        .rootProcessInstances().singleResult();
    if (instance == null) {
      return offers;
    }
    Task task = task(ticket);
    boolean works = task != null && mayWork(task, person);
    Set<String> awaited = runtime.createEventSubscriptionQuery().processInstanceId(instance.getId()).list().stream()
        .map(EventSubscription::getEventName).collect(Collectors.toSet());
    for (Action action : Action.values()) {
      action.message().filter(awaited::contains).filter(message -> mayTell(action, ticket, person, works))
          .ifPresent(message -> offers.put(action, values -> tell(instance, message, values)));
    }
    if (works) {
      waiting.decisions(task).forEach(action -> offers.put(action, values -> complete(task, person, action, values)));
      if (task.getAssignee() == null && ticket.state() == DeskState.EN_PROCESO) {
        offers.put(Action.ATENDER, values -> take(ticket, task, person, values));
      }
    }
    return offers;
  }

  private Task task(Ticket ticket) {
    return tasks.createTaskQuery().processInstanceBusinessKey(ticket.folio()).singleResult();
  }

  private boolean mayWork(Task task, Person person) {
    return person.isSupervisor() || person.id().equals(task.getAssignee())
        || task.getAssignee() == null && tasks.getIdentityLinksForTask(task.getId()).stream()
            .anyMatch(link -> link.getGroupId() != null && person.isIn(link.getGroupId()));
  }

  private static boolean mayTell(Action action, Ticket ticket, Person person, boolean works) {
    boolean requester = person.id().equals(ticket.requester());
    return switch (action) {
      case CANCELAR -> ticket.isOpen() && (requester || person.isSupervisor());
      case RECLASIFICAR -> ticket.isOpen() && works;
      case PROVEEDOR_RESPONDIO -> person.isSupervisor() || person.isIn(ticket.group());
      default -> requester;
    };
  }

  private void tell(ProcessInstance instance, String message, Map<Field, Object> values) {
    runtime.createMessageCorrelation(message).processInstanceId(instance.getId())
        .setVariables(variables(values)).correlate();
  }

  private void complete(Task task, Person person, Action action, Map<Field, Object> values) {
    as(person, () -> {
      Map<String, Object> variables = variables(values);
      variables.put(Sign.DECISION, action.name());
      forms.submitTaskForm(task.getId(), variables);
    });
  }

  /** After a hand-over to the group: the ticket is already being attended, it only finds its agent. */
  private void take(Ticket ticket, Task task, Person person, Map<Field, Object> values) {
    as(person, () -> tasks.claim(task.getId(), person.id()));
    if (values.containsKey(Field.MESSAGE)) {
      tickets.attend(ticket.folio(), (String) values.get(Field.MESSAGE));
    }
  }

  private void as(Person person, Runnable work) {
    identities.setAuthentication(person.id(), List.copyOf(person.groups()));
    try {
      work.run();
    } finally {
      identities.clearAuthentication();
    }
  }

  /** Values that live only until the transaction ends; {@code decision} is set by what receives them. */
  private static Map<String, Object> variables(Map<Field, Object> values) {
    Map<String, Object> variables = new HashMap<>();
    values.forEach((field, value) -> variables.put(field.variable(), Variables.untypedValue(value, true)));
    return variables;
  }

  /** The engine wraps the desk's own refusals; callers get them as they were thrown. */
  private static <T> T speaking(Supplier<T> work) {
    try {
      return work.get();
    } catch (BadUserRequestException | FormFieldValidationException e) {
      throw e.getCause() instanceof RuntimeException refusal ? refusal : e;
    }
  }

  /** Whoever works the task reads the same as in Tasklist; others, what is open to them. */
  private ActionNotAllowed notOffered(Ticket ticket, Person person, Action action, Set<Action> offered) {
    Task task = task(ticket);
    if (task != null && mayWork(task, person)) {
      return waiting.refusal(task, action);
    }
    String who = ticket.assignee() == null ? "" : ", lo atiende " + ticket.assignee();
    String now = offered.isEmpty() ? "no hay nada que puedas hacer en él"
        : "puedes " + offered.stream().map(Action::name).collect(joining(", "));
    return new ActionNotAllowed("«%s» no se puede hacer ahora: %s está «%s»%s; %s."
        .formatted(action, ticket.folio(), ticket.state().label(), who, now));
  }

  private static String process(TicketType type) {
    if (type != TicketType.INCIDENTE) {
      throw new InvalidField("type", "La mesa todavía no recibe solicitudes: usa type INCIDENTE.");
    }
    return IncidentProcess.KEY;
  }
}
