package mx.semaforo.process.delegate;

import mx.semaforo.approval.Approvals;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.process.engine.LiveTask;
import mx.semaforo.sla.ClockName;
import mx.semaforo.sla.SlaClocks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Pasar la aprobación": to the chief of whoever let the time pass; with nobody above it stays where it is. */
@InDiagrams
class RaiseApprovalDelegate implements JavaDelegate {

  private final Approvals approvals;
  private final ApprovalRequests requests;
  private final SlaClocks clocks;
  private final LiveTask task;

  RaiseApprovalDelegate(Approvals approvals, ApprovalRequests requests, SlaClocks clocks, LiveTask task) {
    this.approvals = approvals;
    this.requests = requests;
    this.clocks = clocks;
    this.task = task;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    approvals.raise(token.folio()).ifPresentOrElse(above -> {
      clocks.await(token.folio(), ClockName.APROBACION, "la aprobación pasó a otra persona");
      requests.send(above, "approvalRaised");
      task.follow(execution.getProcessInstance().getSuperExecution());
    }, () -> approvals.next(token.folio()).ifPresent(waiting -> requests.send(waiting, "approvalReminder")));
  }
}
