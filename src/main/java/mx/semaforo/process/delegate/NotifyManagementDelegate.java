package mx.semaforo.process.delegate;

import mx.semaforo.notification.Outbox;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Avisar a gerencia". */
@InDiagrams
class NotifyManagementDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final Outbox outbox;

  NotifyManagementDelegate(Tickets tickets, Outbox outbox) {
    this.tickets = tickets;
    this.outbox = outbox;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    Milestone milestone = Milestone.of(execution);
    outbox.put(token.folio(), Recipients.MANAGEMENT, "milestone", milestone.name(), milestone.clock(),
        tickets.get(token.folio()).openSubject(), milestone.explanation());
  }
}
