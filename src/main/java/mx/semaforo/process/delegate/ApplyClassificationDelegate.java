package mx.semaforo.process.delegate;

import java.util.Map;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.sla.Agreement;
import mx.semaforo.sla.Milestone;
import mx.semaforo.sla.SlaClocks;
import mx.semaforo.sla.Target;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Priority;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Aplicar clasificación": what the tables answered becomes priority, group and promise. */
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
    Answer answer = new Answer(execution, tickets.get(token.folio()));
    String explanation = "%s. %s. %s.".formatted(answer.rule("reglaPrioridad", "Prioridad", "impact"),
        answer.rule("reglaAcuerdo", "Acuerdo de servicio", "category"), answer.rule("reglaAsignacion", "Asignación", "category"))
        .replace("..", ".");
    Ticket ticket = tickets.classify(token.folio(), Priority.valueOf(answer.text("prioridad")), answer.text("grupo"), explanation);
    clocks.agree(token.folio(), new Agreement(answer.text("acuerdo"), answer.text("reglaAcuerdo"),
        Target.parse(answer.text("respuesta")), Target.parse(answer.text("solucion")), Target.parse(answer.text("proveedor")),
        "SI".equals(answer.text("pausaConProveedor")), answer.text("calendario"), Milestone.parseAll(answer.text("hitos"))));
    token.sign(Sign.PRIORITY, ticket.priority().name());
    token.sign(Sign.GROUP, ticket.group());
    token.sign(Sign.AGENT, ticket.assignee());
  }

  /** What {@code clasificacion.dmn} said; a table without a matching rule left its columns empty. */
  private record Answer(DelegateExecution execution, Ticket ticket) {

    String text(String column) {
      return (String) ((Map<?, ?>) execution.getVariable("clasificacion")).get(column);
    }

    String rule(String column, String table, String field) {
      String rule = text(column);
      if (rule == null) {
        throw new InvalidField(field, ("Ninguna regla de la tabla «%s» cubre %s, impacto %s, urgencia %s, categoría %s:"
            + " corrige el dato o pide al analista que agregue la regla.")
            .formatted(table, ticket.type(), ticket.impact(), ticket.urgency(), ticket.category()));
      }
      return rule;
    }
  }
}
