package mx.semaforo.process.delegate;

import mx.semaforo.process.Field;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Registrar validación": the desk itself has checked the solution. */
@InDiagrams
class ValidateSolutionDelegate implements JavaDelegate {

  private final Tickets tickets;

  ValidateSolutionDelegate(Tickets tickets) {
    this.tickets = tickets;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    tickets.validate(token.folio(), token.text(Field.NOTE));
  }
}
