package mx.semaforo.process.delegate;

import mx.semaforo.notification.Outbox;
import mx.semaforo.process.Field;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.sla.ClockName;
import mx.semaforo.sla.SlaClocks;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Esperar al proveedor": the supplier gets a clock of its own for this wait. */
@InDiagrams
class AwaitSupplierDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final SlaClocks clocks;
  private final Outbox outbox;

  AwaitSupplierDelegate(Tickets tickets, SlaClocks clocks, Outbox outbox) {
    this.tickets = tickets;
    this.clocks = clocks;
    this.outbox = outbox;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    String message = token.text(Field.MESSAGE);
    tickets.awaitSupplier(token.folio(), token.required(Field.SUPPLIER), token.text(Field.REFERENCE), message);
    clocks.await(token.folio(), ClockName.PROVEEDOR, "se espera a otro proveedor");
    if (message != null) {
      Ticket ticket = tickets.get(token.folio());
      outbox.put(token.folio(), ticket.requester(), "supplier-awaited", ticket.subject(), message);
    }
  }
}
