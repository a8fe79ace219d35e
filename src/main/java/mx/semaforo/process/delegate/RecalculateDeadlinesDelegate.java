package mx.semaforo.process.delegate;

import mx.semaforo.process.InDiagrams;
import mx.semaforo.process.engine.LiveTask;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Recalcular plazos": the resting task follows what the tables now say. */
@InDiagrams
class RecalculateDeadlinesDelegate implements JavaDelegate {

  private final LiveTask task;

  RecalculateDeadlinesDelegate(LiveTask task) {
    this.task = task;
  }

  @Override
  public void execute(DelegateExecution execution) {
    task.follow(execution);
  }
}
