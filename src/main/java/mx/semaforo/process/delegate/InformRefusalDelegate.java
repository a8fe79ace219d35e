package mx.semaforo.process.delegate;

import mx.semaforo.inquiry.Inquiries;
import mx.semaforo.notification.Outbox;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.process.RequestProcess;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Informar que no procede". */
@InDiagrams
class InformRefusalDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final Inquiries inquiries;
  private final Outbox outbox;

  InformRefusalDelegate(Tickets tickets, Inquiries inquiries, Outbox outbox) {
    this.tickets = tickets;
    this.inquiries = inquiries;
    this.outbox = outbox;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    Ticket ticket = tickets.get(token.folio());
    inquiries.close(token.folio());
    outbox.put(token.folio(), ticket.requester(), "requestRefused", ticket.subject(), ticket.solution());
    token.decide(RequestProcess.Decision.NO_PROCEDE);
  }
}
