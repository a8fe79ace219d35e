package mx.semaforo.process.delegate;

import mx.semaforo.notification.Outbox;
import mx.semaforo.process.Field;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Registrar atención": the requester learns that somebody has taken the ticket. */
@InDiagrams
class RecordAttentionDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final Outbox outbox;

  RecordAttentionDelegate(Tickets tickets, Outbox outbox) {
    this.tickets = tickets;
    this.outbox = outbox;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    String message = token.text(Field.MESSAGE);
    tickets.attend(token.folio(), message);
    Ticket ticket = tickets.get(token.folio());
    outbox.put(token.folio(), ticket.requester(), "attended", ticket.subject(), message == null ? "" : message);
  }
}
