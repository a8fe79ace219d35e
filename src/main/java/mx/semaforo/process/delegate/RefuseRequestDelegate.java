package mx.semaforo.process.delegate;

import mx.semaforo.process.Field;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "No procede": fulfilling it turned out to be impossible or not allowed. */
@InDiagrams
class RefuseRequestDelegate implements JavaDelegate {

  private final Tickets tickets;

  RefuseRequestDelegate(Tickets tickets) {
    this.tickets = tickets;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    tickets.refuse(token.folio(), token.required(Field.REASON));
  }
}
