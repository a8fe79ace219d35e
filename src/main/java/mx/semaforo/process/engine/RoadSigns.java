package mx.semaforo.process.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Road signs of a ticket whose token may rest in a process that its own one calls. */
final class RoadSigns {

  private RoadSigns() {}

  /** In the process where the token rests and in those that called it. */
  static void put(DelegateExecution execution, String name, Object value) {
    for (DelegateExecution each = execution; each != null; each = each.getProcessInstance().getSuperExecution()) {
      each.setVariable(name, value);
    }
  }
}
