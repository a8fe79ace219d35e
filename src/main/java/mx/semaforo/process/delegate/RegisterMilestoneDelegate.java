package mx.semaforo.process.delegate;

import java.util.Map;
import java.util.Optional;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.sla.SlaClocks;
import mx.semaforo.sla.SlaClocks.Hit;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import mx.semaforo.ticket.TimelineEntry.Kind;
import mx.semaforo.ticket.TimelineEntry.Visibility;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Registrar hito": asks the clocks what is overdue; none (paused, served, already fired) ends the escalation. */
@InDiagrams
class RegisterMilestoneDelegate implements JavaDelegate {

  private final SlaClocks clocks;
  private final Tickets tickets;

  RegisterMilestoneDelegate(SlaClocks clocks, Tickets tickets) {
    this.clocks = clocks;
    this.tickets = tickets;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    Optional<Hit> hit = clocks.fire(token.folio());
    token.pass(Milestone.NAME, hit.map(Hit::milestone).orElse(""));
    hit.ifPresent(milestone -> register(token, milestone));
  }

  private void register(Token token, Hit hit) {
    Ticket ticket = tickets.get(token.folio());
    tickets.note(token.folio(), Kind.HITO, Visibility.INTERNA,
        "%s de %s. %s".formatted(hit.milestone(), hit.clock().label(), hit.explanation()),
        Map.of("clock", hit.clock(), "milestone", hit.milestone(), "registered", hit.registered()));
    token.pass(Milestone.MORE, hit.more() ? "SI" : "NO");
    token.pass(Milestone.CLOCK, hit.clock().name());
    token.pass(Milestone.EXPLANATION, hit.explanation());
    token.pass(Sign.PRIORITY, ticket.priority().name());
    token.pass(Sign.GROUP, ticket.group());
  }
}
