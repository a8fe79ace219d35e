package mx.semaforo.knowledge;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Component {@code knowledge} of the health page. What is wrong here is for an analyst to look at; the node stays in service. */
@Component("knowledgeHealthIndicator")
class KnowledgeHealth implements HealthIndicator {

  static final Status LOOK = new Status("REVISAR", "Hay protocolos con errores o al índice de casos le falta algo");

  private final Protocols protocols;
  private final Knowledge knowledge;
  private final CaseIndex index;

  KnowledgeHealth(Protocols protocols, Knowledge knowledge, CaseIndex index) {
    this.protocols = protocols;
    this.knowledge = knowledge;
    this.index = index;
  }

  @Override
  public Health health() {
    String missing = index.missing();
    return (!index.needsRebuild() && knowledge.problems().isEmpty() ? Health.up() : Health.status(LOOK))
        .withDetail("protocols", protocols.all().size())
        .withDetail("problems", knowledge.problems().stream().map(Problem::toString).toList())
        .withDetail("index", missing == null ? "Completo" : missing).build();
  }
}
