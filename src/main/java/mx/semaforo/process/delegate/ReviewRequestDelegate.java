package mx.semaforo.process.delegate;

import java.util.Map;
import mx.semaforo.catalog.Catalogue;
import mx.semaforo.catalog.Offering;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.process.PolicyFacts;
import mx.semaforo.process.TicketProcess.Sign;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Revisar la solicitud": who may ask, every field by the service's own form, and what its policies ask about. */
@InDiagrams
class ReviewRequestDelegate implements JavaDelegate {

  private final Catalogue catalogue;
  private final PolicyFacts facts;
  private final Requesters requesters;

  ReviewRequestDelegate(Catalogue catalogue, PolicyFacts facts, Requesters requesters) {
    this.catalogue = catalogue;
    this.facts = facts;
    this.requesters = requesters;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    Offering offering = catalogue.offering(token.service());
    String requester = requesters.of(token);
    catalogue.requireOfferedTo(offering, requester);
    Map<String, Object> values = offering.form().read(token.values());
    token.sign(Sign.REQUESTER, requester);
    token.pass(Sign.VALUES, values);
    facts.of(offering, values, requester).forEach(token::pass);
  }
}
