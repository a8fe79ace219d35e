package mx.semaforo.process.delegate;

import mx.semaforo.inquiry.Inquiries;
import mx.semaforo.inquiry.Inquiry;
import mx.semaforo.notification.Outbox;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Pedir respuesta a una persona": somebody who may not read the ticket answers one question by one link. */
@InDiagrams
class AskPersonDelegate implements JavaDelegate {

  private final Inquiries inquiries;
  private final Tickets tickets;
  private final Outbox outbox;

  AskPersonDelegate(Inquiries inquiries, Tickets tickets, Outbox outbox) {
    this.inquiries = inquiries;
    this.tickets = tickets;
    this.outbox = outbox;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    Inquiry inquiry = inquiries.ask(token.folio(), token.passed("persona"), token.passed("pregunta"));
    tickets.askPerson(token.folio(), inquiry.person(), inquiry.question());
    outbox.put(token.folio(), inquiry.person(), "personAsked", inquiry.question(), inquiry.token());
  }
}
