package mx.semaforo.process.delegate;

import mx.semaforo.process.Field;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.process.IncidentProcess.Decision;
import mx.semaforo.survey.Surveys;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Registrar calificación". */
@InDiagrams
class RecordRatingDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final Surveys surveys;

  RecordRatingDelegate(Tickets tickets, Surveys surveys) {
    this.tickets = tickets;
    this.surveys = surveys;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    Integer rating = (Integer) Field.RATING.read(execution.getVariable(Field.RATING.variable()));
    if (rating == null) {
      throw Field.RATING.missing();
    }
    surveys.rate(token.folio(), rating, token.text(Field.COMMENT));
    tickets.rate(token.folio(), rating, token.text(Field.COMMENT));
    token.decide(Decision.CERRAR);
  }
}
