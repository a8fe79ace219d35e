package mx.semaforo.process.engine;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import mx.semaforo.catalog.Catalogue;
import mx.semaforo.catalog.RequestForm;
import mx.semaforo.catalog.Requests;
import mx.semaforo.guide.Guide;
import mx.semaforo.process.Action;
import mx.semaforo.process.ConcurrentChange;
import mx.semaforo.process.Field;
import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * Refuses to complete a task without one of its decisions or with wrong fields, whichever door asks, so that Tasklist,
 * API and portal get the same words; likewise without the answers that an agreement wants in the guide. Whoever completes
 * a task that nobody holds has taken it. What it lets through is left normalized for the delegates, and what a service's own form says is kept with its request.
 */
@Component
class DecisionGuard implements TaskListener {

  /** What the guide's first two questions come before, where the agreement says so. */
  private static final Set<Action> GUIDED = EnumSet.of(Action.ESCALAR, Action.SOLUCIONAR);

  private final Recorder recorder;
  private final Catalogue catalogue;
  private final Requests requests;
  private final Tickets tickets;
  private final Guide guide;

  DecisionGuard(Recorder recorder, Catalogue catalogue, Requests requests, Tickets tickets, Guide guide) {
    this.recorder = recorder;
    this.catalogue = catalogue;
    this.requests = requests;
    this.tickets = tickets;
    this.guide = guide;
  }

  @Override
  public void notify(DelegateTask task) {
    if (task.getExecution() == null) {
      throw new ConcurrentChange();
    }
    WaitingElement element = WaitingElement.of(task.getExecution());
    Object word = task.getVariable(Sign.DECISION);
    Action action = (word == null ? element.onlyDecision() : Action.of(String.valueOf(word))).filter(element.decisions()::contains)
        .orElseThrow(() -> element.refusal(word));
    Map<String, Object> written = action.takesForm() ? form(element, task) : fields(element, action, task);
    if (GUIDED.contains(action)) {
      guide.requireAnswers(tickets.get(task.getExecution().getProcessBusinessKey()), action.name().toLowerCase(Locale.ROOT));
    }
    if (task.getAssignee() == null) {
      task.setAssignee(Person.current().id());
      recorder.notify(task);
    }
    keep(task, Sign.DECISION, action.name());
    written.forEach((name, value) -> keep(task, name, value));
  }

  private static Map<String, Object> fields(WaitingElement element, Action action, DelegateTask task) {
    Function<String, Object> sent = element.form() == null ? task::getVariable : values(task)::get;
    Field.OF_STEPS.stream().filter(field -> !action.has(field) && !Field.isEmpty(sent.apply(field.variable()))).findFirst()
        .ifPresent(field -> {
          throw action.foreign(field);
        });
    return action.read(field -> sent.apply(field.variable())).entrySet().stream()
        .collect(Collectors.toMap(each -> each.getKey().variable(), Map.Entry::getValue));
  }

  private Map<String, Object> form(WaitingElement element, DelegateTask task) {
    Optional<RequestForm> form = catalogue.stepForm(element.form());
    Map<String, Object> read = form.map(each -> each.read(values(task))).orElse(Map.of());
    String folio = task.getExecution().getProcessBusinessKey();
    requests.record(folio, read);
    tickets.advance(folio, task.getName(), form.map(each -> each.describe(read)).orElse(""));
    return read;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> values(DelegateTask task) {
    Object values = task.getVariable(Sign.VALUES);
    return values == null ? Map.of() : (Map<String, Object>) values;
  }

  /** Only until the transaction ends. */
  private static void keep(DelegateTask task, String name, Object value) {
    task.setVariable(name, Variables.untypedValue(value, true));
  }
}
