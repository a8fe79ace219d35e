package mx.semaforo.process;

import static java.util.stream.Collectors.joining;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import mx.semaforo.approval.Approvals;
import mx.semaforo.catalog.Catalogue;
import mx.semaforo.catalog.RequestForm;
import mx.semaforo.guide.Guide;
import mx.semaforo.inquiry.Inquiries;
import mx.semaforo.inquiry.Inquiry;
import mx.semaforo.knowledge.Draft;
import mx.semaforo.knowledge.Drafts;
import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.process.engine.Waiting;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.DeskState;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Text;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketNotFound;
import mx.semaforo.ticket.TicketType;
import mx.semaforo.ticket.Tickets;
import mx.semaforo.ticket.TimelineEntry.Visibility;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * What every door calls. It only moves tokens: desk words complete the resting task, with the rights of the person who
 * asks; what comes from outside the desk is a message. Each call is one transaction, tried once more when it lost a race.
 */
@Component
public class ServiceDesk {

  private static final String PERSON_ANSWERED = "servicio.personaRespondio";

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final FormService forms;
  private final RepositoryService repository;
  private final EngineSession session;
  private final Tickets tickets;
  private final Approvals approvals;
  private final Inquiries inquiries;
  private final Catalogue catalogue;
  private final Waiting waiting;
  private final Drafts drafts;
  private final Guide guide;
  private final OneTransaction transaction;

  ServiceDesk(RuntimeService runtime, TaskService tasks, FormService forms, RepositoryService repository,
      EngineSession session, Tickets tickets, Approvals approvals, Inquiries inquiries, Catalogue catalogue, Waiting waiting,
      Drafts drafts, Guide guide, OneTransaction transaction) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.forms = forms;
    this.repository = repository;
    this.session = session;
    this.tickets = tickets;
    this.approvals = approvals;
    this.inquiries = inquiries;
    this.catalogue = catalogue;
    this.waiting = waiting;
    this.drafts = drafts;
    this.guide = guide;
    this.transaction = transaction;
  }

  /**
   * Reports an incident or asks for a service, as the forms in Tasklist do.
   *
   * @param sent values by API name of the fields in {@link Field#OF_REPORT}; {@code requester} is whoever asks when absent.
   *     A request has those in {@link Field#OF_REQUEST}, {@code service} and {@code fields}: the values of the service's
   *     form by field, as {@link mx.semaforo.catalog.RequestForm#read} takes them
   * @throws InvalidField naming the first field that is unknown, missing or wrong, or that no rule of the tables covers; for
   *     a policy of the service that refuses, in the rule's own words
   */
  public Ticket open(TicketType type, Map<String, ?> sent) {
    Map<String, Object> variables = type == TicketType.INCIDENTE ? report(sent) : request(sent);
    return transaction.run(() -> tickets.get(speaking(() ->
        forms.submitStartForm(definition(type == TicketType.INCIDENTE ? IncidentProcess.KEY : RequestProcess.KEY), variables))
        .getBusinessKey()));
  }

  private static Map<String, Object> report(Map<String, ?> sent) {
    return variables(sent, Field.OF_REPORT, "un reporte");
  }

  private static Map<String, Object> request(Map<String, ?> sent) {
    Map<String, Object> rest = new HashMap<>(sent);
    Object service = rest.remove("service");
    Object fields = rest.remove("fields");
    if (!(service instanceof String key) || key.isBlank()) {
      throw new InvalidField("service", "Falta «service»: el servicio del catálogo que se pide, como solicitud-de-viaticos.");
    }
    if (fields != null && !(fields instanceof Map<?, ?>)) {
      throw new InvalidField("fields", "«fields» lleva los campos del formulario del servicio, por nombre.");
    }
    Map<String, Object> variables = variables(rest, Field.OF_REQUEST, "una solicitud (los del servicio van en fields)");
    variables.put(Sign.SERVICE, key);
    variables.put(Sign.VALUES, fields == null ? Map.of() : fields);
    return variables;
  }

  private static Map<String, Object> variables(Map<String, ?> sent, Set<Field> fields, String of) {
    sent.keySet().stream().filter(name -> Field.ofApiName(name).filter(fields::contains).isEmpty()).findFirst()
        .ifPresent(name -> {
          throw new InvalidField(name, "«%s» no es un campo de %s: usa %s.".formatted(Field.shortened(name), of,
              fields.stream().map(Field::apiName).collect(joining(", "))));
        });
    Map<String, Object> variables = new HashMap<>();
    sent.forEach((name, value) -> {
      if (value != null) {
        variables.put(Field.ofApiName(name).orElseThrow().variable(), value);
      }
    });
    return variables;
  }

  private String definition(String process) {
    return repository.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult().getId();
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
   * @throws ConcurrentChange when somebody else decided at the same instant: what was meant for one task is not done to the next
   */
  public Ticket act(String folio, Action action, Map<String, ?> sent) {
    Person person = Person.current();
    AtomicReference<Optional<String>> meant = new AtomicReference<>();
    return transaction.run(() -> {
      Ticket ticket = ticket(folio);
      Task task = task(ticket);
      Optional<String> here = Optional.ofNullable(task).map(Task::getId);
      if (!meant.compareAndSet(null, here) && !meant.get().equals(here)) {
        throw new ConcurrentChange();
      }
      Map<Action, Consumer<Map<String, ?>>> offers = offers(ticket, task, person);
      if (!offers.containsKey(action)) {
        throw notOffered(ticket, person, action, offers.keySet());
      }
      speaking(() -> {
        offers.get(action).accept(sent);
        return null;
      });
      return tickets.get(folio);
    });
  }

  /** The same for whoever holds the link to a solution: the requester, without a login. */
  public Ticket actAsRequester(String folio, Action action, Map<String, ?> sent) {
    return actAs(tickets.get(folio).requester(), folio, action, sent);
  }

  /** The same for somebody who is known by a link. */
  public Ticket actAs(String login, String folio, Action action, Map<String, ?> sent) {
    return Person.acting(login, () -> act(folio, action, sent));
  }

  /** @param action what sending the form does */
  public record AwaitedForm(Action action, RequestForm form) {}

  /** The form that {@link Action#AVANZAR} or {@link Action#CORREGIR} takes now; empty where neither is offered to whoever asks. */
  public Optional<AwaitedForm> form(String folio) {
    return transaction.run(() -> {
      Ticket ticket = ticket(folio);
      Task task = task(ticket);
      Set<Action> offered = offers(ticket, task, Person.current()).keySet();
      return offered.contains(Action.CORREGIR) ? catalogue.find(ticket.service()).map(offering -> new AwaitedForm(Action.CORREGIR, offering.form()))
          : offered.contains(Action.AVANZAR) ? waiting.form(task).flatMap(catalogue::stepForm).map(form -> new AwaitedForm(Action.AVANZAR, form))
          : Optional.empty();
    });
  }

  /** The actions that whoever asks may do now, in the order of {@link Action}. */
  public List<Action> actions(String folio) {
    return transaction.run(() -> {
      Ticket ticket = ticket(folio);
      return List.copyOf(offers(ticket, task(ticket), Person.current()).keySet());
    });
  }

  /**
   * Gives the ticket to somebody else of the desk, as changing the assignee in the task list does.
   *
   * @return the ticket as it is afterwards
   * @throws AccessDeniedException for somebody outside the desk
   * @throws ActionNotAllowed unless its agent or a supervisor asks while an agent may hold it
   * @throws InvalidField naming {@code to} or {@code reason} when it is missing or wrong
   */
  public Ticket handOver(String folio, String to, String reason) {
    String whom = Text.required("to", "a quién", to, 64);
    String why = Text.required("reason", Field.REASON.label(), reason, Text.LONG);
    Person person = Person.current();
    return transaction.run(() -> {
      Ticket ticket = ticket(folio);
      if (!person.isDesk()) {
        throw new AccessDeniedException("hand-over");
      }
      Task task = task(ticket);
      if (task == null || !waiting.isAgents(task)) {
        throw new ActionNotAllowed("%s está «%s» y ahora no lo atiende nadie de la mesa: no se puede entregar."
            .formatted(folio, ticket.state().label()));
      }
      if (!person.isSupervisor() && !person.id().equals(task.getAssignee())) {
        throw new ActionNotAllowed("%s lo entrega quien lo atiende%s o la supervisión.".formatted(folio,
            ticket.assignee() == null ? "" : ", " + ticket.assignee() + ","));
      }
      return speaking(() -> {
        tickets.handOver(folio, whom, why);
        guide.handedOver(ticket, whom, why);
        session.as(person, () -> tasks.setAssignee(task.getId(), whom));
        return tickets.get(folio);
      });
    });
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
   * What somebody outside the ticket answers by the link they were sent: a line for the desk, and the fulfilment goes on
   * if it waits for it.
   *
   * @throws mx.semaforo.ticket.TicketRuleViolation when the question does not wait for an answer, or not any more
   * @throws InvalidField without a text, or when it is too long
   */
  public void answerInquiry(String token, String text) {
    transaction.run(() -> {
      Inquiry inquiry = inquiries.answer(token, text);
      return Person.acting(inquiry.person(), () -> {
        tickets.recordPersonReply(inquiry.folio(), inquiry.person(), inquiry.answer());
        runtime.createMessageCorrelation(PERSON_ANSWERED).processInstanceBusinessKey(inquiry.folio()).correlateAll();
        return null;
      });
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

  private Map<Action, Consumer<Map<String, ?>>> offers(Ticket ticket, Task task, Person person) {
    Map<Action, Consumer<Map<String, ?>>> offers = new EnumMap<>(Action.class);
    ProcessInstance instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(ticket.folio())
        .rootProcessInstances().singleResult();
    if (instance == null) {
      return offers;
    }
    boolean works = task != null && mayWork(ticket, task, person);
    Set<String> awaited = runtime.createEventSubscriptionQuery().processInstanceId(instance.getId()).list().stream()
        .map(EventSubscription::getEventName).collect(Collectors.toSet());
    boolean attends = works && !waiting.isApproval(task);
    for (Action action : Action.values()) {
      action.message().filter(awaited::contains).filter(message -> mayTell(action, ticket, person, attends))
          .ifPresent(message -> offers.put(action, sent -> tell(instance, message, variables(action, sent))));
    }
    if (works) {
      waiting.decisions(task).forEach(action -> offers.put(action, sent -> complete(task, person, action, sent)));
      if (task.getAssignee() == null && ticket.state() == DeskState.EN_PROCESO && !waiting.isApproval(task)) {
        offers.put(Action.ATENDER, sent -> take(ticket, task, person, Action.ATENDER.readApi(sent)));
      }
    }
    return offers;
  }

  private Task task(Ticket ticket) {
    return tasks.createTaskQuery().processInstanceBusinessKey(ticket.folio()).singleResult();
  }

  private boolean mayWork(Ticket ticket, Task task, Person person) {
    return waiting.isApproval(task) ? approvals.mayDecide(ticket.folio(), person) : person.isSupervisor() || person.id().equals(task.getAssignee())
        || task.getAssignee() == null && tasks.getIdentityLinksForTask(task.getId()).stream()
            .anyMatch(link -> link.getGroupId() != null && person.isIn(link.getGroupId()));
  }

  private static boolean mayTell(Action action, Ticket ticket, Person person, boolean attends) {
    boolean requester = person.id().equals(ticket.requester());
    return switch (action) {
      case CANCELAR -> ticket.isOpen() && (requester || person.isSupervisor());
      case RECLASIFICAR -> ticket.isOpen() && attends && person.isDesk();
      case PROVEEDOR_RESPONDIO -> person.isSupervisor() || person.isIn(ticket.group());
      default -> requester;
    };
  }

  private void tell(ProcessInstance instance, String message, Map<String, Object> variables) {
    runtime.createMessageCorrelation(message).processInstanceId(instance.getId()).setVariables(variables).correlate();
  }

  private void complete(Task task, Person person, Action action, Map<String, ?> sent) {
    session.as(person, () -> {
      Map<String, Object> variables = action.takesForm() ? new HashMap<>(sent) : variables(action, sent);
      variables.put(Sign.DECISION, action.name());
      forms.submitTaskForm(task.getId(), variables);
    });
  }

  /** After a hand-over to the group: the ticket is already being attended, it only finds its agent. */
  private void take(Ticket ticket, Task task, Person person, Map<Field, Object> values) {
    session.as(person, () -> tasks.claim(task.getId(), person.id()));
    if (values.containsKey(Field.MESSAGE)) {
      tickets.attend(ticket.folio(), (String) values.get(Field.MESSAGE));
    }
  }

  /** Values that live only until the transaction ends; {@code decision} is set by what receives them. */
  private static Map<String, Object> variables(Action action, Map<String, ?> sent) {
    Map<String, Object> variables = new HashMap<>();
    if (action.takesForm()) {
      variables.put(Sign.VALUES, Variables.untypedValue(sent, true));
    } else {
      action.readApi(sent).forEach((field, value) -> variables.put(field.variable(), Variables.untypedValue(value, true)));
    }
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
    if (task != null && mayWork(ticket, task, person)) {
      return waiting.refusal(task, action);
    }
    String who = ticket.assignee() == null ? "" : ", lo atiende " + ticket.assignee();
    String now = offered.isEmpty() ? "no hay nada que puedas hacer en él"
        : "puedes " + offered.stream().map(Action::name).collect(joining(", "));
    return new ActionNotAllowed("«%s» no se puede hacer ahora: %s está «%s»%s; %s."
        .formatted(action, ticket.folio(), ticket.state().label(), who, now));
  }
}
