package mx.semaforo.process.delegate;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The milestone that {@code escalamiento.bpmn} is dealing with, and the rule that says what to do. */
record Milestone(String clock, String name, String explanation, String rule) {

  static final String CLOCK = "reloj";
  static final String NAME = "hito";
  /** Whether another clock waits to be dealt with: {@code SI} or {@code NO}. */
  static final String MORE = "quedan";
  static final String EXPLANATION = "explicacion";

  static Milestone of(DelegateExecution execution) {
    Map<?, ?> answer = (Map<?, ?>) execution.getVariable("escalamiento");
    return new Milestone((String) execution.getVariable(CLOCK), (String) execution.getVariable(NAME),
        (String) execution.getVariable(EXPLANATION), (String) answer.get("reglaEscalamiento"));
  }
}
