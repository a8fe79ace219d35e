package mx.semaforo.process.engine;

import static java.util.stream.Collectors.joining;

import mx.semaforo.process.Action;
import mx.semaforo.process.ActionNotAllowed;
import mx.semaforo.process.Field;
import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.ticket.InvalidField;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * Refuses to complete a task without one of its decisions or with wrong fields, whichever door asks, so that Tasklist,
 * API and portal get the same words. What it lets through is left normalized for the delegates.
 */
@Component
class DecisionGuard implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    WaitingElement element = WaitingElement.of(task.getExecution());
    Object word = task.getVariable(Sign.DECISION);
    Action action = Action.of(String.valueOf(word)).filter(element.decisions()::contains)
        .orElseThrow(() -> new ActionNotAllowed((word == null ? "Falta la decisión" : "«%s» no se puede hacer ahora".formatted(word))
            + ": en «%s» se puede %s.".formatted(element.state().label(),
                element.decisions().stream().map(Action::name).collect(joining(", ")))));
    Field.OF_STEPS.stream().filter(field -> !action.has(field) && task.getVariable(field.variable()) != null).findFirst()
        .ifPresent(field -> {
          throw new InvalidField(field.apiName(), "«%s» no corresponde a %s: déjalo vacío.".formatted(field.label(), action));
        });
    keep(task, Sign.DECISION, action.name());
    action.read(field -> task.getVariable(field.variable()))
        .forEach((field, value) -> keep(task, field.variable(), value));
  }

  /** Only until the transaction ends. */
  private static void keep(DelegateTask task, String name, Object value) {
    task.setVariable(name, Variables.untypedValue(value, true));
  }
}
