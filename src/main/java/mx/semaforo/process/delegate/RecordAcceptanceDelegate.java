package mx.semaforo.process.delegate;

import mx.semaforo.process.Field;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Registrar aceptación": the requester accepts the solution. */
@InDiagrams
class RecordAcceptanceDelegate implements JavaDelegate {

  private final Tickets tickets;

  RecordAcceptanceDelegate(Tickets tickets) {
    this.tickets = tickets;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    tickets.accept(token.folio(), token.text(Field.COMMENT));
  }
}
