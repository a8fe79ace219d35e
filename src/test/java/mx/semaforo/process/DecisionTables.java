package mx.semaforo.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

/** The tables of {@code bpmn/}, evaluated by the engine's own DMN engine without a database. */
final class DecisionTables {

  private static final DmnEngine ENGINE =
      DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

  private DecisionTables() {
  }

  /** The outputs of the one rule that matches, or an empty map where none does. */
  static Map<String, Object> evaluate(String file, String decision, Map<String, Object> inputs) {
    DmnDecisionResult result = result(file, decision, inputs);
    return result.isEmpty() ? Map.of() : result.getSingleResult().getEntryMap();
  }

  /** The outputs of every rule that matches, in the order of the table. */
  static List<Map<String, Object>> evaluateAll(String file, String decision, Map<String, Object> inputs) {
    return result(file, decision, inputs).getResultList();
  }

  private static DmnDecisionResult result(String file, String decision, Map<String, Object> inputs) {
    try (InputStream dmn = DecisionTables.class.getResourceAsStream("/bpmn/" + file)) {
      return ENGINE.evaluateDecision(ENGINE.parseDecision(decision, dmn), inputs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
