package mx.semaforo.process.delegate;

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
