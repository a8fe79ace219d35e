package mx.semaforo.process.delegate;

import mx.semaforo.process.Field;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Retomar la atención": the agent goes on without waiting any longer. */
@InDiagrams
class ResumeDelegate implements JavaDelegate {

  private final Tickets tickets;

  ResumeDelegate(Tickets tickets) {
    this.tickets = tickets;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    tickets.resume(token.folio(), token.text(Field.NOTE));
  }
}
