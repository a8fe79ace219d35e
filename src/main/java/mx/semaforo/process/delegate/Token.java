package mx.semaforo.process.delegate;

import java.util.List;
import java.util.Map;
import mx.semaforo.process.Field;
import mx.semaforo.process.TicketProcess.Sign;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;

/** What a delegate reads from and leaves on the token that reaches its box. */
record Token(DelegateExecution execution) {

  String folio() {
    return execution.getProcessBusinessKey();
  }

  /** What the person wrote in this step, or null. @throws mx.semaforo.ticket.InvalidField when it is wrong */
  String text(Field field) {
    return (String) field.read(execution.getVariable(field.variable()));
  }

  /** @throws mx.semaforo.ticket.InvalidField when it is missing or wrong */
  String required(Field field) {
    String text = text(field);
    if (text == null) {
      throw field.missing();
    }
    return text;
  }

  /** Key of the service that is asked for. */
  String service() {
    return (String) execution.getVariable(Sign.SERVICE);
  }

  String requester() {
    return (String) execution.getVariable(Sign.REQUESTER);
  }

  /** What was written in a form of the catalogue, by field. */
  @SuppressWarnings("unchecked")
  Map<String, Object> values() {
    return (Map<String, Object>) execution.getVariable(Sign.VALUES);
  }

  /** One map for each rule of a table that matched. */
  @SuppressWarnings("unchecked")
  List<Map<String, Object>> answers(String table) {
    return (List<Map<String, Object>>) execution.getVariable(table);
  }

  /** What a box before this one, or this box's own parameter, says. */
  String passed(String name) {
    return (String) execution.getVariable(name);
  }

  /** What the person wrote, or else this. */
  String or(Field field, String otherwise) {
    String text = text(field);
    return text == null ? otherwise : text;
  }

  /** The word for the gateway behind; it does not outlive the transaction. */
  void decide(String word) {
    pass(Sign.DECISION, word);
  }

  /** For the next boxes only. */
  void pass(String name, Object value) {
    execution.setVariable(name, Variables.untypedValue(value, true));
  }

  /** A road sign, kept. */
  void sign(String name, Object value) {
    execution.setVariable(name, value);
  }
}
