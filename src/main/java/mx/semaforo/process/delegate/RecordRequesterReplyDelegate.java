package mx.semaforo.process.delegate;

import mx.semaforo.notification.Outbox;
import mx.semaforo.process.Field;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Registrar respuesta del usuario": the answer goes to whoever attends, or to the group. */
@InDiagrams
class RecordRequesterReplyDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final Outbox outbox;

  RecordRequesterReplyDelegate(Tickets tickets, Outbox outbox) {
    this.tickets = tickets;
    this.outbox = outbox;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    String message = token.required(Field.MESSAGE);
    tickets.recordRequesterReply(token.folio(), message);
    outbox.put(token.folio(), Recipients.agentOf(tickets.get(token.folio())), "replied", message);
  }
}
