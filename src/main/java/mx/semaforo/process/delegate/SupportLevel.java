package mx.semaforo.process.delegate;

import java.util.Map;
import mx.semaforo.sla.Target;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What the table {@code siguienteNivel} says of the ticket's group; {@code next} is empty on the last level. */
record SupportLevel(String next, String ownTime) {

  static SupportLevel of(DelegateExecution execution) {
    Map<?, ?> answer = (Map<?, ?>) execution.getVariable("soporte");
    return new SupportLevel((String) answer.get("siguienteGrupo"), (String) answer.get("ola"));
  }

  boolean hasNext() {
    return next != null && !next.isBlank();
  }

  Target time() {
    return Target.parse(ownTime);
  }
}
