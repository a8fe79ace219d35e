package mx.semaforo.process.delegate;

import mx.semaforo.approval.Approvals;
import mx.semaforo.process.InDiagrams;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Recordar a quien aprueba". */
@InDiagrams
class RemindApproverDelegate implements JavaDelegate {

  private final Approvals approvals;
  private final ApprovalRequests requests;

  RemindApproverDelegate(Approvals approvals, ApprovalRequests requests) {
    this.approvals = approvals;
    this.requests = requests;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    approvals.next(token.folio()).ifPresent(waiting -> requests.send(waiting, "approvalReminder"));
  }
}
