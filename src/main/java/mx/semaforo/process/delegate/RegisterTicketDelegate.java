package mx.semaforo.process.delegate;

import java.util.Optional;
import mx.semaforo.process.Classification;
import mx.semaforo.process.Field;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.security.People;
import mx.semaforo.ticket.Impact;
import mx.semaforo.ticket.NewTicket;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import mx.semaforo.ticket.Urgency;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Registrar ticket": the row, the folio as business key, and the first road signs. */
@InDiagrams
class RegisterTicketDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final Requesters requesters;
  private final People people;

  RegisterTicketDelegate(Tickets tickets, Requesters requesters, People people) {
    this.tickets = tickets;
    this.requesters = requesters;
    this.people = people;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    Ticket ticket = tickets.open(NewTicket.incident(token.required(Field.SUBJECT), token.required(Field.DESCRIPTION),
        Impact.valueOf(token.required(Field.IMPACT)), Urgency.valueOf(token.required(Field.URGENCY)),
        token.required(Field.CATEGORY), requesters.of(token)));
    execution.setProcessBusinessKey(ticket.folio());
    token.sign(Sign.FOLIO, ticket.folio());
    token.sign(Sign.SUBJECT, ticket.subject());
    token.sign(Sign.REQUESTER, ticket.requester());
    Classification.facts(ticket, Optional.empty(), people).forEach(token::pass);
  }
}
