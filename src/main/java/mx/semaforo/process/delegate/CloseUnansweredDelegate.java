package mx.semaforo.process.delegate;

import mx.semaforo.process.InDiagrams;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Cerrar por silencio": nobody objected in time. */
@InDiagrams
class CloseUnansweredDelegate implements JavaDelegate {

  private final Tickets tickets;

  CloseUnansweredDelegate(Tickets tickets) {
    this.tickets = tickets;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    tickets.closeUnanswered(token.folio());
  }
}
