package mx.semaforo.process.delegate;

import mx.semaforo.assignment.Turns;
import mx.semaforo.guide.Guide;
import mx.semaforo.notification.Outbox;
import mx.semaforo.process.Field;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.sla.SlaClocks;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketRuleViolation;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Escalar e informar": functional escalation to the next level, which is told and gets its own time; the ticket goes to whoever has the turn. */
@InDiagrams
class EscalateDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final SlaClocks clocks;
  private final Outbox outbox;
  private final Turns turns;
  private final Guide guide;

  EscalateDelegate(Tickets tickets, SlaClocks clocks, Outbox outbox, Turns turns, Guide guide) {
    this.tickets = tickets;
    this.clocks = clocks;
    this.outbox = outbox;
    this.turns = turns;
    this.guide = guide;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    SupportLevel level = SupportLevel.of(execution);
    if (!level.hasNext()) {
      throw new TicketRuleViolation("No hay un nivel de soporte después de %s: soluciona el ticket o reclasifícalo."
          .formatted(tickets.get(token.folio()).group()));
    }
    String reason = token.required(Field.REASON);
    guide.escalated(tickets.get(token.folio()), reason);
    Ticket ticket = tickets.escalate(token.folio(), level.next(), reason);
    clocks.handOver(token.folio(), level.next(), level.time());
    token.sign(Sign.GROUP, level.next());
    token.sign(Sign.AGENT, turns.next(ticket).orElse(null));
    outbox.put(token.folio(), level.next(), "escalated", level.next(), ticket.subject(), reason);
  }
}
