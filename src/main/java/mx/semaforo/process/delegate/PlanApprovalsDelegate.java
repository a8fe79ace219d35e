package mx.semaforo.process.delegate;

import mx.semaforo.approval.Approvals;
import mx.semaforo.approval.Level;
import mx.semaforo.process.Action;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Planear aprobaciones": every level that the table asks for finds its person or its group. */
@InDiagrams
class PlanApprovalsDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final Approvals approvals;

  PlanApprovalsDelegate(Tickets tickets, Approvals approvals) {
    this.tickets = tickets;
    this.approvals = approvals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    approvals.plan(token.folio(), tickets.get(token.folio()).requester(), token.answers("aprobaciones").stream()
        .map(each -> new Level(((Number) each.get("nivel")).intValue(), (String) each.get("aprobador"), (String) each.get("regla"))).toList());
    token.decide(Action.APROBAR.name());
  }
}
