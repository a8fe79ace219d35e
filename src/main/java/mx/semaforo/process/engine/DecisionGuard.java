package mx.semaforo.process.engine;

import mx.semaforo.process.Action;
import mx.semaforo.process.ConcurrentChange;
import mx.semaforo.process.Field;
import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.security.Person;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * Refuses to complete a task without one of its decisions or with wrong fields, whichever door asks, so that Tasklist,
 * API and portal get the same words. Whoever completes a task that nobody holds has taken it. What it lets through is
 * left normalized for the delegates.
 */
@Component
class DecisionGuard implements TaskListener {

  private final Recorder recorder;

  DecisionGuard(Recorder recorder) {
    this.recorder = recorder;
  }

  @Override
  public void notify(DelegateTask task) {
    if (task.getExecution() == null) {
      throw new ConcurrentChange();
    }
    WaitingElement element = WaitingElement.of(task.getExecution());
    Object word = task.getVariable(Sign.DECISION);
    Action action = Action.of(String.valueOf(word)).filter(element.decisions()::contains)
        .orElseThrow(() -> element.refusal(word));
    Field.OF_STEPS.stream().filter(field -> !action.has(field) && !Field.isEmpty(task.getVariable(field.variable()))).findFirst()
        .ifPresent(field -> {
          throw action.foreign(field);
        });
    if (task.getAssignee() == null) {
      task.setAssignee(Person.current().id());
      recorder.notify(task);
    }
    keep(task, Sign.DECISION, action.name());
    action.read(field -> task.getVariable(field.variable()))
        .forEach((field, value) -> keep(task, field.variable(), value));
  }

  /** Only until the transaction ends. */
  private static void keep(DelegateTask task, String name, Object value) {
    task.setVariable(name, Variables.untypedValue(value, true));
  }
}
