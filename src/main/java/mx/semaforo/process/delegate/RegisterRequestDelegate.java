package mx.semaforo.process.delegate;

import java.util.Map;
import mx.semaforo.catalog.Catalogue;
import mx.semaforo.catalog.Offering;
import mx.semaforo.catalog.Requests;
import mx.semaforo.process.Classification;
import mx.semaforo.process.Field;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.security.People;
import mx.semaforo.ticket.Impact;
import mx.semaforo.ticket.NewTicket;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketType;
import mx.semaforo.ticket.Tickets;
import mx.semaforo.ticket.Urgency;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Registrar solicitud": the row, the folio as business key, what was asked for and the first road signs. */
@InDiagrams
class RegisterRequestDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final Catalogue catalogue;
  private final Requests requests;
  private final People people;

  RegisterRequestDelegate(Tickets tickets, Catalogue catalogue, Requests requests, People people) {
    this.tickets = tickets;
    this.catalogue = catalogue;
    this.requests = requests;
    this.people = people;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    Offering offering = catalogue.offering(token.service());
    Map<String, Object> values = token.values();
    Ticket ticket = tickets.open(new NewTicket(TicketType.SOLICITUD, token.or(Field.SUBJECT, offering.name()),
        token.or(Field.DESCRIPTION, offering.form().describe(values)), Impact.valueOf(token.or(Field.IMPACT, offering.impact().name())),
        Urgency.valueOf(token.or(Field.URGENCY, offering.urgency().name())), offering.category(), token.requester(), offering.service(),
        offering.confidential()));
    execution.setProcessBusinessKey(ticket.folio());
    requests.open(ticket.folio(), offering, values);
    tickets.warn(ticket.folio(), token.passed(ApplyPoliciesDelegate.WARNINGS));
    token.sign(Sign.FOLIO, ticket.folio());
    token.sign(Sign.SUBJECT, ticket.openSubject());
    token.sign(Sign.CONFIDENTIAL, ticket.isConfidential());
    Classification.facts(ticket, requests.find(ticket.folio()), people).forEach(token::pass);
  }
}
