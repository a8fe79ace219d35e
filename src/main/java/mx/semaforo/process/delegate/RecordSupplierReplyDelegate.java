package mx.semaforo.process.delegate;

import mx.semaforo.notification.Outbox;
import mx.semaforo.process.Field;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Registrar respuesta del proveedor". */
@InDiagrams
class RecordSupplierReplyDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final Outbox outbox;

  RecordSupplierReplyDelegate(Tickets tickets, Outbox outbox) {
    this.tickets = tickets;
    this.outbox = outbox;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    String message = token.required(Field.MESSAGE);
    tickets.recordSupplierReply(token.folio(), message);
    Ticket ticket = tickets.get(token.folio());
    outbox.put(token.folio(), Recipients.agentOf(ticket), "supplier-replied", ticket.supplier(), message);
  }
}
