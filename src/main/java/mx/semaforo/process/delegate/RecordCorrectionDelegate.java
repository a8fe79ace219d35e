package mx.semaforo.process.delegate;

import mx.semaforo.catalog.Catalogue;
import mx.semaforo.catalog.Requests;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Registrar corrección". */
@InDiagrams
class RecordCorrectionDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final Catalogue catalogue;
  private final Requests requests;

  RecordCorrectionDelegate(Tickets tickets, Catalogue catalogue, Requests requests) {
    this.tickets = tickets;
    this.catalogue = catalogue;
    this.requests = requests;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    requests.record(token.folio(), token.values());
    tickets.correct(token.folio(), catalogue.offering(token.service()).form().describe(token.values()));
    tickets.warn(token.folio(), token.passed(ApplyPoliciesDelegate.WARNINGS));
  }
}
