package mx.semaforo.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import mx.semaforo.process.engine.Feel;
import org.camunda.bpm.dmn.engine.DmnEngine;

/** The tables of {@code bpmn/}, evaluated by the engine's own DMN engine without a database. */
final class DecisionTables {

  private static final DmnEngine ENGINE = Feel.tables().buildEngine();

  private DecisionTables() {
  }

  /** The outputs of the one rule that matches, or an empty map where none does. */
  static Map<String, Object> evaluate(String file, String decision, Map<String, Object> inputs) {
    List<Map<String, Object>> rules = evaluateAll(file, decision, inputs);
    assertThat(rules).hasSizeLessThan(2);
    return rules.isEmpty() ? Map.of() : rules.get(0);
  }

  /** The outputs of each rule that matches. */
  static List<Map<String, Object>> evaluateAll(String file, String decision, Map<String, Object> inputs) {
    try (InputStream dmn = DecisionTables.class.getResourceAsStream("/bpmn/" + file)) {
      return ENGINE.evaluateDecision(ENGINE.parseDecision(decision, dmn), inputs).getResultList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
