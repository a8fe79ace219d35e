package mx.semaforo.process.delegate;

import mx.semaforo.notification.Outbox;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Avisar al solicitante": the words are the box's own ({@code aviso}). */
@InDiagrams
class NotifyRequesterDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final Outbox outbox;

  NotifyRequesterDelegate(Tickets tickets, Outbox outbox) {
    this.tickets = tickets;
    this.outbox = outbox;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    Ticket ticket = tickets.get(token.folio());
    tickets.attend(token.folio(), token.passed("aviso"));
    outbox.put(token.folio(), ticket.requester(), "requesterNotice", ticket.subject(), token.passed("aviso"));
  }
}
