package mx.semaforo.process.delegate;

import mx.semaforo.process.Documents;
import mx.semaforo.process.Field;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Registrar solución": never without the documents that the service obliges to. */
@InDiagrams
class RecordSolutionDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final Documents documents;

  RecordSolutionDelegate(Tickets tickets, Documents documents) {
    this.tickets = tickets;
    this.documents = documents;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    documents.requireAll(token.folio());
    tickets.recordSolution(token.folio(), token.required(Field.SOLUTION), token.text(Field.CAUSE));
  }
}
