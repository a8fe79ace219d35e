package mx.semaforo.process;

import java.util.Map;
import java.util.Optional;
import mx.semaforo.catalog.Request;
import mx.semaforo.security.People;
import mx.semaforo.sla.Agreement;
import mx.semaforo.sla.Milestone;
import mx.semaforo.sla.Target;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Priority;
import mx.semaforo.ticket.Ticket;

/**
 * What {@code clasificacion.dmn} makes of a ticket.
 *
 * @param guideRequired whether the agreement wants the guide's first two questions answered before escalating and solving
 * @param explanation the rules' own words
 */
public record Classification(Priority priority, String group, Agreement agreement, boolean guideRequired, String explanation) {

  public static final String DECISION = "clasificacion";

  /**
   * What the tables ask for; the requester's groups are separated by blanks.
   *
   * @param request what the catalogue said when the request was opened; empty for an incident
   */
  public static Map<String, Object> facts(Ticket ticket, Optional<Request> request, People people) {
    return Map.of("tipo", ticket.type().name(), Field.IMPACT.variable(), ticket.impact().name(),
        Field.URGENCY.variable(), ticket.urgency().name(), Field.CATEGORY.variable(), ticket.category(),
        "gruposSolicitante", String.join(" ", people.groupsOf(ticket.requester())),
        "acuerdoServicio", request.map(Request::agreement).orElse(""), "grupoServicio", request.map(Request::group).orElse(""));
  }

  /** @throws InvalidField when no rule of one of the tables covers the ticket */
  public static Classification read(Map<?, ?> answer, Ticket ticket) {
    Answer said = new Answer(answer, ticket);
    String explanation = "%s. %s. %s.".formatted(said.rule("reglaPrioridad", "Prioridad", "impact"),
        said.rule("reglaAcuerdo", "Acuerdo de servicio", "category"), said.rule("reglaAsignacion", "Asignación", "category"))
        .replace("..", ".");
    Agreement agreement = new Agreement(said.text("acuerdo"), said.text("reglaAcuerdo"), Target.parse(said.text("respuesta")),
        Target.parse(said.text("solucion")), Target.parse(said.text("proveedor")), "SI".equals(said.text("pausaConProveedor")),
        said.text("aprobacion").isEmpty() ? null : Target.parse(said.text("aprobacion")), "SI".equals(said.text("pausaConAprobacion")),
        said.text("calendario"), Milestone.parseAll(said.text("hitos")));
    return new Classification(Priority.valueOf(said.text("prioridad")), said.text("grupo"), agreement, "OBLIGATORIA".equals(said.text("guia")),
        explanation);
  }

  /** A table without a matching rule left its columns empty. */
  private record Answer(Map<?, ?> columns, Ticket ticket) {

    String text(String column) {
      return (String) columns.get(column);
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
