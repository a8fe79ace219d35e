package mx.semaforo.process.delegate;

import mx.semaforo.approval.Approvals;
import mx.semaforo.inquiry.Inquiries;
import mx.semaforo.process.InDiagrams;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Retirar lo que se pidió": nobody has to approve or answer any more. */
@InDiagrams
class WithdrawDelegate implements JavaDelegate {

  private final Approvals approvals;
  private final Inquiries inquiries;

  WithdrawDelegate(Approvals approvals, Inquiries inquiries) {
    this.approvals = approvals;
    this.inquiries = inquiries;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    approvals.cancel(token.folio());
    inquiries.close(token.folio());
  }
}
