package mx.semaforo.process.delegate;

import mx.semaforo.notification.Outbox;
import mx.semaforo.process.Field;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Marcar duplicado": the ticket ends for the sake of another, and the requester learns which. */
@InDiagrams
class MarkDuplicateDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final Outbox outbox;

  MarkDuplicateDelegate(Tickets tickets, Outbox outbox) {
    this.tickets = tickets;
    this.outbox = outbox;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    String original = token.required(Field.OF);
    tickets.markDuplicate(token.folio(), original);
    outbox.put(token.folio(), tickets.get(token.folio()).requester(), "duplicate", original);
  }
}
