package mx.semaforo.process.delegate;

import java.util.Objects;
import mx.semaforo.approval.Approval;
import mx.semaforo.approval.Approvals;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.sla.ClockName;
import mx.semaforo.sla.SlaClocks;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Pedir aprobación": to the next who decides, with time of its own and one link. */
@InDiagrams
class RequestApprovalDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final Approvals approvals;
  private final ApprovalRequests requests;
  private final SlaClocks clocks;

  RequestApprovalDelegate(Tickets tickets, Approvals approvals, ApprovalRequests requests, SlaClocks clocks) {
    this.tickets = tickets;
    this.approvals = approvals;
    this.requests = requests;
    this.clocks = clocks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    Approval next = approvals.next(token.folio()).orElseThrow();
    clocks.await(token.folio(), ClockName.APROBACION, "se pide otra aprobación");
    tickets.askApproval(token.folio(), Objects.requireNonNullElse(next.approver(), next.role()), next.rule());
    requests.send(next, "approvalRequested");
  }
}
