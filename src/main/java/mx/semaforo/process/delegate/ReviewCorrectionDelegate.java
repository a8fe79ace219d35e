package mx.semaforo.process.delegate;

import java.util.LinkedHashMap;
import java.util.Map;
import mx.semaforo.catalog.Catalogue;
import mx.semaforo.catalog.Offering;
import mx.semaforo.catalog.Requests;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.process.PolicyFacts;
import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Revisar la corrección": what the requester changed over what was there, by the same form and for the same policies. */
@InDiagrams
class ReviewCorrectionDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final Catalogue catalogue;
  private final Requests requests;
  private final PolicyFacts facts;

  ReviewCorrectionDelegate(Tickets tickets, Catalogue catalogue, Requests requests, PolicyFacts facts) {
    this.tickets = tickets;
    this.catalogue = catalogue;
    this.requests = requests;
    this.facts = facts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    Offering offering = catalogue.offering(token.service());
    Map<String, Object> corrected = new LinkedHashMap<>(requests.find(token.folio()).orElseThrow().values());
    corrected.putAll(token.values());
    Map<String, Object> values = offering.form().read(corrected);
    token.pass(Sign.VALUES, values);
    facts.of(offering, values, tickets.get(token.folio()).requester()).forEach(token::pass);
  }
}
