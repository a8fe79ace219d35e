package mx.semaforo.process.delegate;

import mx.semaforo.notification.Outbox;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.survey.Surveys;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Enviar encuesta": the ticket is closed, the requester is asked for a rating. */
@InDiagrams
class SendSurveyDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final Surveys surveys;
  private final Outbox outbox;

  SendSurveyDelegate(Tickets tickets, Surveys surveys, Outbox outbox) {
    this.tickets = tickets;
    this.surveys = surveys;
    this.outbox = outbox;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    Ticket ticket = tickets.get(token.folio());
    outbox.put(token.folio(), ticket.requester(), "survey", ticket.subject(), surveys.send(token.folio()).token());
  }
}
