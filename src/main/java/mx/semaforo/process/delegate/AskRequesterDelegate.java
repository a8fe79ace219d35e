package mx.semaforo.process.delegate;

import mx.semaforo.notification.Outbox;
import mx.semaforo.process.Field;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Pedir datos al usuario". */
@InDiagrams
class AskRequesterDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final Outbox outbox;

  AskRequesterDelegate(Tickets tickets, Outbox outbox) {
    this.tickets = tickets;
    this.outbox = outbox;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    String question = token.required(Field.QUESTION);
    tickets.askRequester(token.folio(), question);
    Ticket ticket = tickets.get(token.folio());
    outbox.put(token.folio(), ticket.requester(), "question", ticket.subject(), question);
  }
}
