package mx.semaforo.process.delegate;

import java.util.Map;
import mx.semaforo.process.Classification;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.sla.SlaClocks;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Aplicar clasificación": what the tables answered becomes priority, group, promise and whether the guide is required. */
@InDiagrams
class ApplyClassificationDelegate implements JavaDelegate {

  private final Tickets tickets;
  private final SlaClocks clocks;

  ApplyClassificationDelegate(Tickets tickets, SlaClocks clocks) {
    this.tickets = tickets;
    this.clocks = clocks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    Classification decided = Classification.read((Map<?, ?>) execution.getVariable(Classification.DECISION), tickets.get(token.folio()));
    Ticket ticket = tickets.classify(token.folio(), decided.priority(), decided.group(), decided.explanation());
    tickets.guide(token.folio(), decided.guideRequired());
    clocks.agree(token.folio(), decided.agreement());
    clocks.belong(token.folio(), ticket.group());
    token.sign(Sign.PRIORITY, ticket.priority().name());
    token.sign(Sign.GROUP, ticket.group());
    token.sign(Sign.AGENT, ticket.assignee());
  }
}
