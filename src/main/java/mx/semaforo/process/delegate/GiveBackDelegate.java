package mx.semaforo.process.delegate;

import mx.semaforo.approval.Approvals;
import mx.semaforo.notification.Outbox;
import mx.semaforo.process.Field;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Devolver para corrección". */
@InDiagrams
class GiveBackDelegate implements JavaDelegate {

  private final Approvals approvals;
  private final Tickets tickets;
  private final Outbox outbox;

  GiveBackDelegate(Approvals approvals, Tickets tickets, Outbox outbox) {
    this.approvals = approvals;
    this.tickets = tickets;
    this.outbox = outbox;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    String reason = token.required(Field.REASON);
    approvals.giveBack(token.folio(), Person.current(), reason);
    Ticket ticket = tickets.giveBack(token.folio(), reason);
    outbox.put(token.folio(), ticket.requester(), "requestReturned", ticket.subject(), reason);
  }
}
