package mx.semaforo.process.engine;

import java.util.HashMap;
import java.util.Map;
import mx.semaforo.process.InDiagrams;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** Hands a table's answer to the next box without leaving it behind as a variable. */
@InDiagrams("passing")
public class Passing {

  /** Output name → value; empty when no rule matched. Lives until the transaction ends. */
  public TypedValue of(DmnDecisionResult result) {
    DmnDecisionResultEntries rule = result.getSingleResult();
    Map<String, Object> answer = rule == null ? new HashMap<>() : new HashMap<>(rule.getEntryMap());
    return of(answer);
  }

  /** The same for each rule that matched, in the table's order. */
  public TypedValue all(DmnDecisionResult result) {
    return of(result.getResultList());
  }

  /** A value for the next box only. */
  public TypedValue value(Object value) {
    return of(value);
  }

  private static TypedValue of(Object value) {
    return Variables.untypedValue(value, true);
  }
}
