package mx.semaforo.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mx.semaforo.approval.Approvals;
import mx.semaforo.catalog.Requests;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketType;
import org.springframework.beans.factory.annotation.Autowired;

/** Words for telling what happens to a request. luis and marta report to carmen, she to ignacio; julia stands in for carmen. */
abstract class RequestStory extends IncidentStory {

  static final String ADVANCE = "solicitud-de-viaticos";
  static final String REIMBURSEMENT = "reembolso-de-viaticos";
  static final String REPAIR = "reparacion-de-equipo";
  static final String WARNING = "llamado-de-atencion";

  @Autowired Approvals approvals;
  @Autowired Requests requests;

  static Map<String, Object> trip(Number total) {
    return new HashMap<>(Map.of("destino", "Monterrey", "motivoViaje", "Visita a un cliente", "salida", "2026-01-26", "regreso", "2026-01-28",
        "conceptos", List.of(Map.of("concepto", "TRANSPORTE", "monto", total)), "total", total));
  }

  Ticket requested(String person, String service, Map<String, ?> fields) {
    return as(person, () -> desk.open(TicketType.SOLICITUD, Map.of("service", service, "fields", fields)));
  }

  Ticket act(String person, Ticket ticket, Action action) {
    return act(person, ticket.folio(), action, NOTHING);
  }

  /** Waits for carmen's approval, with fabian as its agent. */
  Ticket advanceInApproval(Number total) {
    return act("fabian", requested("luis", ADVANCE, trip(total)), Action.ATENDER);
  }

  Ticket advanceApproved() {
    return act("carmen", advanceInApproval(3000), Action.APROBAR);
  }

  /** The name of the box where its token rests. */
  String place(Ticket ticket) {
    return task(ticket.folio()).getTaskDefinitionKey();
  }
}
