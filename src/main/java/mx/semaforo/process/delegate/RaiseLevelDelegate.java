package mx.semaforo.process.delegate;

import mx.semaforo.assignment.Turns;
import mx.semaforo.notification.Outbox;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.process.engine.LiveTask;
import mx.semaforo.sla.SlaClocks;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Escalar al siguiente nivel": a missed milestone hands the ticket to the next group, wherever it rests. */
@InDiagrams
class RaiseLevelDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final SlaClocks clocks;
  private final Outbox outbox;
  private final LiveTask task;
  private final Turns turns;

  RaiseLevelDelegate(Tickets tickets, SlaClocks clocks, Outbox outbox, LiveTask task, Turns turns) {
    this.tickets = tickets;
    this.clocks = clocks;
    this.outbox = outbox;
    this.task = task;
    this.turns = turns;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    SupportLevel level = SupportLevel.of(execution);
    if (!level.hasNext()) {
      return;
    }
    Milestone milestone = Milestone.of(execution);
    Ticket ticket = tickets.escalate(token.folio(), level.next(), milestone.rule());
    turns.next(ticket).ifPresent(agent -> tickets.assign(token.folio(), agent));
    clocks.handOver(token.folio(), level.next(), level.time());
    task.follow(execution.getProcessInstance().getSuperExecution());
    outbox.put(token.folio(), level.next(), "escalated", level.next(), ticket.subject(), milestone.rule());
  }
}
