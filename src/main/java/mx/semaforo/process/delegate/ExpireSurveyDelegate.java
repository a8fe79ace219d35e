package mx.semaforo.process.delegate;

import mx.semaforo.process.InDiagrams;
import mx.semaforo.process.IncidentProcess.Decision;
import mx.semaforo.survey.Surveys;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Cerrar encuesta sin respuesta". */
@InDiagrams
class ExpireSurveyDelegate implements JavaDelegate {

  private final Surveys surveys;

  ExpireSurveyDelegate(Surveys surveys) {
    this.surveys = surveys;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    surveys.expire(token.folio());
    token.decide(Decision.CERRAR);
  }
}
