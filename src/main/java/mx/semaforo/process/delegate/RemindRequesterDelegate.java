package mx.semaforo.process.delegate;

import mx.semaforo.notification.Outbox;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Recordar al usuario": the desk still waits for an answer. */
@InDiagrams
class RemindRequesterDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final Outbox outbox;

  RemindRequesterDelegate(Tickets tickets, Outbox outbox) {
    this.tickets = tickets;
    this.outbox = outbox;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    Ticket ticket = tickets.get(token.folio());
    outbox.put(token.folio(), ticket.requester(), "question-reminder", ticket.subject());
  }
}
