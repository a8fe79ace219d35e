package mx.semaforo.process.delegate;

import mx.semaforo.notification.Outbox;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.survey.Survey;
import mx.semaforo.survey.Surveys;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Informar la solución": one link to accept and rate, or to reject. */
@InDiagrams
class InformSolutionDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final Surveys surveys;
  private final Outbox outbox;

  InformSolutionDelegate(Tickets tickets, Surveys surveys, Outbox outbox) {
    this.tickets = tickets;
    this.surveys = surveys;
    this.outbox = outbox;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    Ticket ticket = tickets.get(token.folio());
    Survey survey = surveys.open(token.folio());
    outbox.put(token.folio(), ticket.requester(), "solved", ticket.subject(), ticket.solution(), survey.token());
  }
}
