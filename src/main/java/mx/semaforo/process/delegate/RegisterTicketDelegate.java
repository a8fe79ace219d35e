package mx.semaforo.process.delegate;

import mx.semaforo.process.Classification;
import mx.semaforo.process.Field;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.security.People;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.Impact;
import mx.semaforo.ticket.InvalidField;
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
  private final People people;

  RegisterTicketDelegate(Tickets tickets, People people) {
    this.tickets = tickets;
    this.people = people;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    Ticket ticket = tickets.open(NewTicket.incident(token.required(Field.SUBJECT), token.required(Field.DESCRIPTION),
        Impact.valueOf(token.required(Field.IMPACT)), Urgency.valueOf(token.required(Field.URGENCY)),
        token.required(Field.CATEGORY), requester(token)));
    execution.setProcessBusinessKey(ticket.folio());
    token.sign(Sign.FOLIO, ticket.folio());
    token.sign(Sign.SUBJECT, ticket.subject());
    token.sign(Sign.REQUESTER, ticket.requester());
    Classification.facts(ticket, people).forEach(token::pass);
  }

  private String requester(Token token) {
    Person person = Person.current();
    String requester = token.text(Field.REQUESTER);
    if (requester == null || requester.equals(person.id())) {
      return person.id();
    }
    if (!person.isDesk()) {
      throw new InvalidField(Field.REQUESTER.apiName(), "Solo la mesa reporta a nombre de otra persona: deja vacío el solicitante.");
    }
    return people.nameOf(requester).map(name -> requester).orElseThrow(() -> new InvalidField(Field.REQUESTER.apiName(),
        "No existe la persona «%s»: escribe el usuario con el que entra.".formatted(requester)));
  }
}
