package mx.semaforo.process.delegate;

import java.util.Map;
import java.util.Set;
import mx.semaforo.catalog.Catalogue;
import mx.semaforo.catalog.Offering;
import mx.semaforo.catalog.OfferingNotFound;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.process.PolicyFacts;
import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.security.People;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.InvalidField;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Revisar la solicitud": who may ask, every field by the service's own form, and what its policies ask about. */
@InDiagrams
class ReviewRequestDelegate implements JavaDelegate {

  private final Catalogue catalogue;
  private final PolicyFacts facts;
  private final Requesters requesters;
  private final People people;

  ReviewRequestDelegate(Catalogue catalogue, PolicyFacts facts, Requesters requesters, People people) {
    this.catalogue = catalogue;
    this.facts = facts;
    this.requesters = requesters;
    this.people = people;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    String requester = requesters.of(token);
    Offering offering = offering(token.service(), requester);
    Map<String, Object> values = offering.form().read(token.values());
    token.sign(Sign.REQUESTER, requester);
    token.pass(Sign.VALUES, values);
    facts.of(offering, values, requester).forEach(token::pass);
  }

  private Offering offering(String service, String requester) {
    try {
      return catalogue.offering(service, new Person(requester, Set.copyOf(people.groupsOf(requester))));
    } catch (OfferingNotFound e) {
      throw new InvalidField("service", e.getMessage());
    }
  }
}
