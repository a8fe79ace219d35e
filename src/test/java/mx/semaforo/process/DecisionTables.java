package mx.semaforo.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import mx.semaforo.process.engine.Feel;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;

/** The tables of {@code bpmn/}, evaluated by the engine's own DMN engine without a database. */
final class DecisionTables {

  private static final DmnEngine ENGINE = Feel.tables().buildEngine();

  private DecisionTables() {
  }

  /** The outputs of the one rule that matches, or an empty map where none does. */
  static Map<String, Object> evaluate(String file, String decision, Map<String, Object> inputs) {
    try (InputStream dmn = DecisionTables.class.getResourceAsStream("/bpmn/" + file)) {
      DmnDecisionResult result = ENGINE.evaluateDecision(ENGINE.parseDecision(decision, dmn), inputs);
      return result.isEmpty() ? Map.of() : result.getSingleResult().getEntryMap();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
