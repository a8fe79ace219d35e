package mx.semaforo.process;

import static mx.semaforo.ticket.DeskState.ABIERTO;
import static mx.semaforo.ticket.DeskState.CERRADO;
import static mx.semaforo.ticket.DeskState.EN_PROCESO;
import static mx.semaforo.ticket.DeskState.PENDIENTE_USUARIO;
import static mx.semaforo.ticket.DeskState.SOLUCIONADO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import mx.semaforo.process.engine.Consistency;
import mx.semaforo.sla.ClockName;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Ticket;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Solicitud de viáticos: the advance, from the request to the account of what was spent. */
class ViaticosStories extends RequestStory {

  @Autowired Consistency consistency;

  @Test
  void aRequestIsOpenedWithItsServiceFieldsAndAgreement() {
    Ticket ticket = requested("luis", ADVANCE, trip(3000));

    assertThat(ticket.folio()).startsWith("SOL-");
    assertThat(ticket.state()).isEqualTo(ABIERTO);
    assertThat(ticket.service()).isEqualTo(ADVANCE);
    assertThat(ticket.group()).isEqualTo("finanzas");
    assertThat(ticket.assignee()).isNull();
    assertThat(requests.find(ticket.folio()).orElseThrow().values()).containsEntry("destino", "Monterrey");
    assertThat(ticket.description()).contains("Monterrey");
    assertThat(clock(ticket.folio(), ClockName.RESPUESTA).targetMinutes()).isEqualTo(240);
    assertThat(clock(ticket.folio(), ClockName.SOLUCION).targetMinutes()).isEqualTo(2400);
    assertThat(candidateGroup(ticket.folio())).isEqualTo("finanzas");
    assertThat(consistency.check(ticket.folio())).isEmpty();
  }

  @Test
  void anAdvanceIsApprovedPaidAndAccountedFor() {
    Ticket ticket = advanceInApproval(3000);
    String folio = ticket.folio();
    assertThat(place(ticket)).isEqualTo(RequestProcess.TASK_APROBACION);
    assertThat(ticket.state()).isEqualTo(EN_PROCESO);
    assertThat(ticket.assignee()).isEqualTo("fabian");
    assertThat(task(folio).getAssignee()).isEqualTo("carmen");
    assertThat(outbox(folio)).contains("approvalRequested → carmen");
    assertThat(consistency.check(folio)).isEmpty();

    act("carmen", ticket, Action.APROBAR);
    assertThat(place(ticket)).isEqualTo("Task_VerificarPresupuesto");
    assertThat(task(folio).getAssignee()).isEqualTo("fabian");
    assertThat(clocks.running(folio)).containsExactly(ClockName.SOLUCION);
    assertThat(consistency.check(folio)).isEmpty();
    act("fabian", folio, Action.AVANZAR, Map.of("presupuesto", "HAY"));
    act("fabian", folio, Action.AVANZAR, Map.of("fechaProgramada", "2026-01-20"));
    act("fabian", folio, Action.AVANZAR, Map.of("montoDepositado", 3000, "fechaDeposito", "2026-01-20", "referenciaDeposito", "SPEI 77"));
    assertThat(tickets.get(folio).state()).isEqualTo(PENDIENTE_USUARIO);
    assertThat(clocks.running(folio)).isEmpty();
    assertThat(consistency.check(folio)).isEmpty();
    assertThat(texts(folio)).anyMatch(text -> text.contains("SPEI 77"));

    advanceTo("2026-01-29T10:00");
    assertThat(place(ticket)).isEqualTo("Task_Comprobar");
    assertThat(task(folio).getAssignee()).isEqualTo("luis");
    assertThat(tickets.get(folio).assignee()).isEqualTo("fabian");
    act("luis", folio, Action.AVANZAR, Map.of("comprobantes",
        List.of(Map.of("concepto", "Avión", "importe", 2900, "recibo", "F-1")), "totalComprobado", 2900, "porDevolver", 100));
    assertThat(tickets.get(folio).state()).isEqualTo(EN_PROCESO);
    act("fabian", folio, Action.AVANZAR, Map.of("comprobacion", "ACEPTADA", "solucion", "Se depositó y se comprobó"));

    Ticket solved = tickets.get(folio);
    assertThat(solved.state()).isEqualTo(SOLUCIONADO);
    assertThat(solved.solution()).isEqualTo("Se depositó y se comprobó");
    assertThat(task(folio).getAssignee()).isEqualTo("fabian");
    assertThat(act("luis", folio, Action.ACEPTAR, Map.of("rating", 5)).state()).isEqualTo(CERRADO);
    assertThat(process(folio)).isNull();
    assertThat(consistency.check(folio)).isEmpty();
  }

  @Test
  void theLineOfApprovalFollowsTheAmount() {
    Ticket ticket = advanceInApproval(20_000);
    act("carmen", ticket, Action.APROBAR);
    assertThat(place(ticket)).isEqualTo(RequestProcess.TASK_APROBACION);
    assertThat(task(ticket.folio()).getAssignee()).isEqualTo("ignacio");
    assertThat(clocks.explain(ticket.folio()).stream().filter(each -> each.clock() == ClockName.APROBACION)).hasSize(2);
    act("ignacio", ticket, Action.APROBAR);
    assertThat(place(ticket)).isEqualTo("Task_VerificarPresupuesto");
  }

  @Test
  void withoutBudgetTheRequestEndsWithItsReason() {
    Ticket ticket = advanceApproved();
    act("fabian", ticket.folio(), Action.AVANZAR, Map.of("presupuesto", "NO_HAY", "motivo", "Se agotó el presupuesto de enero"));

    assertThat(tickets.get(ticket.folio()).state()).isEqualTo(CERRADO);
    assertThat(process(ticket.folio())).isNull();
    assertThat(texts(ticket.folio())).contains("No procede: Se agotó el presupuesto de enero");
    assertThat(outbox(ticket.folio())).contains("requestRefused → luis");
  }

  @Test
  void whoeverReturnsLateToTheAccountIsRemindedEachWorkingDay() {
    Ticket ticket = advanceApproved();
    act("fabian", ticket.folio(), Action.AVANZAR, Map.of("presupuesto", "HAY"));
    act("fabian", ticket.folio(), Action.AVANZAR, Map.of("fechaProgramada", "2026-01-20"));
    act("fabian", ticket.folio(), Action.AVANZAR,
        Map.of("montoDepositado", 3000, "fechaDeposito", "2026-01-20", "referenciaDeposito", "SPEI 77"));
    advanceTo("2026-02-03T18:30");
    assertThat(outbox(ticket.folio()).stream().filter("requesterNotice → luis"::equals)).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void aPolicyThatRefusesIsReadInItsOwnWordsAndOpensNothing() {
    Map<String, Object> trip = trip(3000);
    trip.put("regreso", "2026-01-20");
    long before = jdbc.queryForObject("select count(*) from ticket", Long.class);
    assertThatThrownBy(() -> requested("luis", ADVANCE, trip)).isInstanceOf(InvalidField.class).hasMessageContaining("regreso");
    trip.put("regreso", "2026-01-28");
    trip.put("total", 2999);
    assertThatThrownBy(() -> requested("luis", ADVANCE, trip)).isInstanceOf(InvalidField.class).hasMessageContaining("suma");
    assertThat(jdbc.queryForObject("select count(*) from ticket", Long.class)).isEqualTo(before);
    assertThat(jdbc.queryForObject("select count(*) from service_request r where not exists (select 1 from ticket t where t.folio = r.folio)",
        Long.class)).isZero();
  }

  @Test
  void aPolicyThatWarnsIsReadInTheHistory() {
    Map<String, Object> trip = trip(3000);
    trip.put("salida", "2026-01-13");
    assertThat(texts(requested("luis", ADVANCE, trip).folio())).anyMatch(text -> text.contains("anticipación"));
  }

  @Test
  void whoIsReopenedAfterItsDeliveryIsSeenToByAnAgentAndNotDeliveredTwice() {
    Ticket ticket = advanceApproved();
    String folio = ticket.folio();
    act("fabian", folio, Action.AVANZAR, Map.of("presupuesto", "HAY"));
    act("fabian", folio, Action.AVANZAR, Map.of("fechaProgramada", "2026-01-20"));
    act("fabian", folio, Action.AVANZAR, Map.of("montoDepositado", 3000, "fechaDeposito", "2026-01-20", "referenciaDeposito", "SPEI 77"));
    advanceTo("2026-01-29T10:00");
    act("luis", folio, Action.AVANZAR, Map.of("comprobantes",
        List.of(Map.of("concepto", "Avión", "importe", 3000, "recibo", "F-1")), "totalComprobado", 3000, "porDevolver", 0));
    act("fabian", folio, Action.AVANZAR, Map.of("comprobacion", "ACEPTADA", "solucion", "Listo"));
    act("luis", folio, Action.RECHAZAR, Map.of("reason", "Falta el recibo firmado"));
    assertThat(place(ticket)).isEqualTo(IncidentProcess.Task.EN_PROCESO);
    act("fabian", folio, Action.SOLUCIONAR, Map.of("solution", "Se envió el recibo"));
    assertThat(tickets.get(folio).state()).isEqualTo(SOLUCIONADO);
  }
}
