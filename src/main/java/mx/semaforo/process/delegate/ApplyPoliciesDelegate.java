package mx.semaforo.process.delegate;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.ticket.InvalidField;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Aplicar políticas": a rule that refuses is read by whoever asks, in its own words, and nothing is left behind. */
@InDiagrams
class ApplyPoliciesDelegate implements JavaDelegate {

  /** What the policies remark without refusing; empty for nothing. */
  static final String WARNINGS = "avisos";

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    List<Map<String, Object>> rules = token.answers("politicas");
    String refusals = words(rules, "RECHAZA");
    if (!refusals.isEmpty()) {
      throw new InvalidField("fields", refusals);
    }
    token.pass(WARNINGS, words(rules, "AVISA"));
  }

  private static String words(List<Map<String, Object>> rules, String result) {
    return rules.stream().filter(rule -> result.equals(rule.get("resultado"))).map(rule -> (String) rule.get("texto"))
        .collect(Collectors.joining(" "));
  }
}
