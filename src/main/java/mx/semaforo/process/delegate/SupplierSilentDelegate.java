package mx.semaforo.process.delegate;

import mx.semaforo.notification.Outbox;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Registrar silencio del proveedor": the ticket goes back to the agent. */
@InDiagrams
class SupplierSilentDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final Outbox outbox;

  SupplierSilentDelegate(Tickets tickets, Outbox outbox) {
    this.tickets = tickets;
    this.outbox = outbox;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    tickets.supplierSilent(token.folio());
    Ticket ticket = tickets.get(token.folio());
    outbox.put(token.folio(), Recipients.agentOf(ticket), "supplier-silent", ticket.supplier());
  }
}
