package mx.semaforo.process.delegate;

import mx.semaforo.catalog.Requests;
import mx.semaforo.process.Classification;
import mx.semaforo.process.Field;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.security.People;
import mx.semaforo.ticket.Impact;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketRuleViolation;
import mx.semaforo.ticket.Tickets;
import mx.semaforo.ticket.Urgency;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Registrar reclasificación": keeps the corrected facts and passes them to the tables. */
@InDiagrams
class ReclassifyDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final Requests requests;
  private final People people;

  ReclassifyDelegate(Tickets tickets, Requests requests, People people) {
    this.tickets = tickets;
    this.requests = requests;
    this.people = people;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    Ticket ticket = tickets.get(token.folio());
    if (!ticket.isOpen()) {
      throw new TicketRuleViolation("El ticket %s ya está cerrado: no se puede reclasificar.".formatted(ticket.folio()));
    }
    String impact = token.text(Field.IMPACT);
    String urgency = token.text(Field.URGENCY);
    tickets.reclassify(token.folio(), impact == null ? null : Impact.valueOf(impact),
        urgency == null ? null : Urgency.valueOf(urgency), token.text(Field.CATEGORY), token.required(Field.REASON));
    Classification.facts(ticket, requests.find(ticket.folio()), people).forEach(token::pass);
  }
}
