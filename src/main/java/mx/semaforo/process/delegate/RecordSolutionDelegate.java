package mx.semaforo.process.delegate;

import mx.semaforo.process.Field;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Registrar solución". */
@InDiagrams
class RecordSolutionDelegate implements JavaDelegate {

  private final Tickets tickets;

  RecordSolutionDelegate(Tickets tickets) {
    this.tickets = tickets;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    tickets.recordSolution(token.folio(), token.required(Field.SOLUTION), token.text(Field.CAUSE));
  }
}
