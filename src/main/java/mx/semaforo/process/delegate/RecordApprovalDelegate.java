package mx.semaforo.process.delegate;

import mx.semaforo.approval.Approval;
import mx.semaforo.approval.Approvals;
import mx.semaforo.process.Documents;
import mx.semaforo.process.Field;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Registrar aprobación": only by whom it was asked, and with every obligatory document. */
@InDiagrams
class RecordApprovalDelegate implements JavaDelegate {

  private final Approvals approvals;
  private final Tickets tickets;
  private final Documents documents;

  RecordApprovalDelegate(Approvals approvals, Tickets tickets, Documents documents) {
    this.approvals = approvals;
    this.tickets = tickets;
    this.documents = documents;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    documents.requireAll(token.folio());
    String note = token.text(Field.NOTE);
    Approval approval = approvals.approve(token.folio(), Person.current(), note);
    tickets.approve(token.folio(), approval.rule(), note);
  }
}
