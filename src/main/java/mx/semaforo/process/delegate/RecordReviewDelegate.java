package mx.semaforo.process.delegate;

import mx.semaforo.process.Field;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Registrar revisión": the supervisor looked into a low rating. */
@InDiagrams
class RecordReviewDelegate implements JavaDelegate {

  private final Tickets tickets;

  RecordReviewDelegate(Tickets tickets) {
    this.tickets = tickets;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    tickets.review(token.folio(), token.text(Field.NOTE));
  }
}
