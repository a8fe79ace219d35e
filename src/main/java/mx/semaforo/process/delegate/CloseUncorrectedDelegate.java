package mx.semaforo.process.delegate;

import mx.semaforo.process.InDiagrams;
import mx.semaforo.process.RequestProcess;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Cerrar sin corrección": nobody corrected what was given back. */
@InDiagrams
class CloseUncorrectedDelegate implements JavaDelegate {

  private final Tickets tickets;

  CloseUncorrectedDelegate(Tickets tickets) {
    this.tickets = tickets;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    tickets.closeUncorrected(token.folio());
    token.decide(RequestProcess.Decision.SIN_CORRECCION);
  }
}
