package mx.semaforo.process;

import static mx.semaforo.ticket.DeskState.CERRADO;
import static mx.semaforo.ticket.DeskState.EN_PROCESO;
import static mx.semaforo.ticket.DeskState.PENDIENTE_USUARIO;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mx.semaforo.approval.Approval;
import mx.semaforo.process.engine.Consistency;
import mx.semaforo.sla.ClockName;
import mx.semaforo.sla.ClockReport;
import mx.semaforo.ticket.Ticket;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a request waits for before anybody works on it. */
class AprobacionStories extends RequestStory {

  @Autowired Consistency consistency;

  @Test
  void whileItWaitsItsOwnClockRunsAndTheSolutionPausesAsAgreed() {
    Ticket ticket = advanceInApproval(3000);
    assertThat(clocks.running(ticket.folio())).containsExactly(ClockName.APROBACION);
    assertThat(texts(ticket.folio())).anyMatch(text -> text.startsWith("Se pidió aprobación a Carmen Solís."));
    assertThat(clock(ticket.folio(), ClockName.APROBACION).targetMinutes()).isEqualTo(960);
    advanceTo("2026-01-12T11:00");
    act("carmen", ticket, Action.APROBAR);
    assertThat(clock(ticket.folio(), ClockName.APROBACION).elapsedMinutes()).isEqualTo(120);
    assertThat(clock(ticket.folio(), ClockName.SOLUCION).elapsedMinutes()).isZero();
    assertThat(clocks.running(ticket.folio())).containsExactly(ClockName.SOLUCION);
  }

  @Test
  void itIsApprovedInTasklist() {
    Ticket ticket = advanceInApproval(3000);
    submitInTasklist("carmen", ticket.folio(), "APROBAR", Map.of(Field.NOTE, "Adelante"));
    assertThat(place(ticket)).isEqualTo("Task_VerificarPresupuesto");
    assertThat(texts(ticket.folio())).anyMatch(text -> text.startsWith("Aprobada.") && text.endsWith("Adelante"));
  }

  @Test
  void aRefusalEndsTheRequestAndItsReasonReachesWhoeverAsked() {
    Ticket ticket = advanceInApproval(3000);
    Ticket refused = act("carmen", ticket.folio(), Action.RECHAZAR, Map.of("reason", "El cliente canceló la visita"));
    assertThat(refused.state()).isEqualTo(CERRADO);
    assertThat(process(ticket.folio())).isNull();
    assertThat(texts(ticket.folio())).contains("No se aprobó: El cliente canceló la visita");
    assertThat(outbox(ticket.folio())).contains("requestRejected → luis");
  }

  @Test
  void whatIsGivenBackIsCorrectedByItsRequesterAndApprovedAnew() {
    Ticket ticket = advanceInApproval(3000);
    String folio = ticket.folio();
    assertThat(act("carmen", folio, Action.DEVOLVER, Map.of("reason", "Falta el hospedaje")).state()).isEqualTo(PENDIENTE_USUARIO);
    assertThat(clocks.running(folio)).isEmpty();
    assertThat(consistency.check(folio)).isEmpty();
    assertThat(as("luis", () -> desk.actions(folio))).contains(Action.CORREGIR, Action.CANCELAR);
    refused(folio, () -> act("luis", folio, Action.CORREGIR, Map.of("total", -5)));
    refused(folio, () -> act("luis", folio, Action.CORREGIR, Map.of("inventado", "x")));
    refused(folio, () -> act("luis", folio, Action.CORREGIR, Map.of("total", 9000)));

    act("luis", folio, Action.CORREGIR, trip(12_000));
    assertThat(tickets.get(folio).state()).isEqualTo(EN_PROCESO);
    assertThat(requests.find(folio).orElseThrow().values().get("total")).asString().startsWith("12000");
    act("carmen", ticket, Action.APROBAR);
    assertThat(task(folio).getAssignee()).as("12,000 goes one level higher").isEqualTo("ignacio");
    act("ignacio", ticket, Action.APROBAR);
    assertThat(place(ticket)).isEqualTo("Task_VerificarPresupuesto");
    assertThat(approvals.history(folio)).extracting(Approval::state).contains(Approval.State.DEVUELTA, Approval.State.APROBADA);
  }

  @Test
  void whatNobodyCorrectsIsClosed() {
    Ticket ticket = advanceInApproval(3000);
    act("carmen", ticket.folio(), Action.DEVOLVER, Map.of("reason", "Falta el hospedaje"));
    advanceTo("2026-01-19T18:30");
    assertThat(tickets.get(ticket.folio()).state()).isEqualTo(CERRADO);
    assertThat(process(ticket.folio())).isNull();
  }

  @Test
  void whoIsAwayIsReplacedByTheirSubstitute() {
    away("carmen", () -> {
      Ticket ticket = advanceInApproval(3000);
      assertThat(task(ticket.folio()).getAssignee()).isEqualTo("julia");
      refused(ticket.folio(), () -> act("luis", ticket, Action.APROBAR));
      act("julia", ticket, Action.APROBAR);
      assertThat(approvals.history(ticket.folio()).get(0).onBehalfOf()).isEqualTo("carmen");
    });
  }

  @Test
  void aLateApproverIsRemindedAndThenTheirChiefDecides() {
    Ticket ticket = advanceInApproval(3000);
    String folio = ticket.folio();
    String token = approvals.next(folio).orElseThrow().token();
    advanceTo("2026-01-13T18:00");
    assertThat(outbox(folio)).contains("approvalReminder → carmen").doesNotContain("approvalRaised → ignacio");
    advanceTo("2026-01-14T18:30");
    assertThat(outbox(folio)).contains("approvalRaised → ignacio");
    assertThat(task(folio).getAssignee()).isEqualTo("ignacio");
    assertThat(approvals.byToken(token).orElseThrow().isPending()).isFalse();
    assertThat(clocks.explain(folio).stream().filter(each -> each.clock() == ClockName.APROBACION).map(ClockReport::state)
        .map(Enum::name)).containsExactly("DETENIDO", "CORRIENDO");
    assertThat(consistency.check(folio)).isEmpty();
    refused(folio, () -> act("carmen", ticket, Action.APROBAR));
    act("ignacio", ticket, Action.APROBAR);
    assertThat(place(ticket)).isEqualTo("Task_VerificarPresupuesto");
  }

  @Test
  void nobodyApprovesTheirOwnAndNotEvenASupervisorDecidesForAnother() {
    Ticket ticket = act("fabian", requested("carmen", ADVANCE, trip(3000)), Action.ATENDER);
    assertThat(task(ticket.folio()).getAssignee()).isEqualTo("ignacio");
    refused(ticket.folio(), () -> act("carmen", ticket, Action.APROBAR));
    refused(ticket.folio(), () -> act("sofia", ticket, Action.APROBAR));
    refused(ticket.folio(), () -> act("fabian", ticket, Action.APROBAR));
    refused(ticket.folio(), () -> submitInTasklist("sofia", ticket.folio(), "APROBAR", Map.of()));
  }

  @Test
  void aRequestIsCancelledWhileItWaitsAndNobodyIsAskedAnyMore() {
    Ticket ticket = advanceInApproval(3000);
    String token = approvals.next(ticket.folio()).orElseThrow().token();
    assertThat(act("luis", ticket.folio(), Action.CANCELAR, Map.of("reason", "Ya no viajo")).state()).isEqualTo(CERRADO);
    assertThat(process(ticket.folio())).isNull();
    assertThat(approvals.byToken(token).orElseThrow().state()).isEqualTo(Approval.State.CANCELADA);
  }

  private void away(String login, Runnable story) {
    jdbc.update("update employee set away_from = ?, away_until = ? where login = ?", java.sql.Date.valueOf("2026-01-12"),
        java.sql.Date.valueOf("2026-01-16"), login);
    try {
      story.run();
    } finally {
      jdbc.update("update employee set away_from = null, away_until = null where login = ?", login);
    }
  }
}
