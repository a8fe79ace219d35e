package mx.semaforo.process.delegate;

import mx.semaforo.notification.Outbox;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Recordar al agente": the supplier has not answered; asking again is the agent's task. */
@InDiagrams
class RemindSupplierDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final Outbox outbox;

  RemindSupplierDelegate(Tickets tickets, Outbox outbox) {
    this.tickets = tickets;
    this.outbox = outbox;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    Ticket ticket = tickets.get(token.folio());
    outbox.put(token.folio(), Recipients.agentOf(ticket), "supplier-reminder", ticket.supplier());
  }
}
