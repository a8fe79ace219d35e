package mx.semaforo.process.delegate;

import mx.semaforo.process.Field;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.survey.Surveys;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Reabrir": the desk itself takes the solution back. */
@InDiagrams
class ReopenDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final Surveys surveys;

  ReopenDelegate(Tickets tickets, Surveys surveys) {
    this.tickets = tickets;
    this.surveys = surveys;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    tickets.reopen(token.folio(), token.required(Field.REASON));
    surveys.expire(token.folio());
  }
}
