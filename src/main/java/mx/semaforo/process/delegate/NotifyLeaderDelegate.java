package mx.semaforo.process.delegate;

import mx.semaforo.notification.Outbox;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Avisar al líder": the desk's supervisors. */
@InDiagrams
class NotifyLeaderDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final Outbox outbox;

  NotifyLeaderDelegate(Tickets tickets, Outbox outbox) {
    this.tickets = tickets;
    this.outbox = outbox;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    Milestone milestone = Milestone.of(execution);
    outbox.put(token.folio(), Person.SUPERVISORS, "milestone", milestone.name(), milestone.clock(),
        tickets.get(token.folio()).openSubject(), milestone.explanation());
  }
}
