package mx.semaforo.process.delegate;

import mx.semaforo.notification.Outbox;
import mx.semaforo.process.Field;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.survey.Surveys;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Cancelar": refused once the ticket is closed. */
@InDiagrams
class CancelDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final Surveys surveys;
  private final Outbox outbox;

  CancelDelegate(Tickets tickets, Surveys surveys, Outbox outbox) {
    this.tickets = tickets;
    this.surveys = surveys;
    this.outbox = outbox;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    String reason = token.required(Field.REASON);
    tickets.cancel(token.folio(), reason);
    surveys.expire(token.folio());
    outbox.put(token.folio(), Recipients.agentOf(tickets.get(token.folio())), "cancelled", reason);
  }
}
