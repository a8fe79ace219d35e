package mx.semaforo.process.delegate;

import mx.semaforo.notification.Outbox;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Avisar al agente": whoever attends, or the whole group while nobody does. */
@InDiagrams
class NotifyAgentDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final Outbox outbox;

  NotifyAgentDelegate(Tickets tickets, Outbox outbox) {
    this.tickets = tickets;
    this.outbox = outbox;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    Milestone milestone = Milestone.of(execution);
    outbox.put(token.folio(), Recipients.agentOf(tickets.get(token.folio())), "milestone", milestone.name(), milestone.clock(),
        tickets.get(token.folio()).subject(), milestone.explanation());
  }
}
