package mx.semaforo.process;

import static mx.semaforo.process.IncidentProcess.Task.EN_PROCESO;
import static mx.semaforo.process.IncidentProcess.Task.REVISAR_CALIFICACION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import mx.semaforo.sla.ClockName;
import mx.semaforo.sla.ClockReport.State;
import mx.semaforo.ticket.DeskState;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TimelineEntry;
import mx.semaforo.ticket.TimelineEntry.Kind;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** Cerrado: the rating, its review, and the last chance to reopen. */
class CerradoStories extends IncidentStory {

  @Test
  void aGoodRatingEndsTheTicket() {
    String folio = closed().folio();
    ProcessInstance process = process(folio);

    act("luis", folio, Action.CALIFICAR, Map.of("rating", 4));

    assertThat(process).isEnded();
    assertThat(process).hasPassed("Catch_Calificado", "Service_RegistrarCalificacion", "End_Cerrado")
        .hasNotPassed(REVISAR_CALIFICACION, "Service_CerrarEncuesta");
    assertThat(tickets.get(folio).state()).isEqualTo(DeskState.CERRADO);
    assertThat(texts(folio, Kind.CALIFICACION)).containsExactly("Calificación: 4 de 5");
    assertThat(rating(folio)).isEqualTo(4);
    assertThat(remains(process.getId())).isZero();
  }

  @Test
  void aLowRatingIsReviewedByASupervisor() {
    String folio = closed().folio();

    act("luis", folio, Action.CALIFICAR, Map.of("rating", 2, "comment", "Tardaron mucho"));

    assertThat(process(folio)).isWaitingAt(REVISAR_CALIFICACION);
    assertThat(tickets.get(folio).state()).isEqualTo(DeskState.CERRADO);
    assertThat(candidateGroup(folio)).isEqualTo("supervisores");
    assertThat(as("sofia", () -> desk.actions(folio))).contains(Action.VALIDAR, Action.REABRIR);
    assertThat(as("ana", () -> desk.actions(folio))).isEmpty();
  }

  @Test
  void theSupervisorLeavesAReviewedTicketClosed() {
    String folio = underReview().folio();
    ProcessInstance process = process(folio);

    Ticket ticket = act("sofia", folio, Action.VALIDAR, Map.of("note", "Se habló con el usuario"));

    assertThat(process).isEnded();
    assertThat(process).hasPassed("Service_RegistrarRevision", "End_Cerrado").hasNotPassed("Service_Reabrir");
    assertThat(ticket.state()).isEqualTo(DeskState.CERRADO);
    assertThat(ticket.assignee()).isEqualTo("ana");
    assertThat(texts(folio, Kind.VALIDACION)).endsWith("Se revisó la calificación: Se habló con el usuario");
    assertThat(remains(process.getId())).isZero();
  }

  @Test
  void theSupervisorReopensAReviewedTicketForItsAgent() {
    String folio = underReview().folio();

    Ticket ticket = act("sofia", folio, Action.REABRIR, Map.of("reason", "El usuario tiene razón"));

    assertThat(process(folio)).isWaitingAt(EN_PROCESO);
    assertThat(process(folio)).hasPassed("Service_Reabrir").hasNotPassed("Service_RegistrarRevision");
    assertThat(ticket.state()).isEqualTo(DeskState.EN_PROCESO);
    assertThat(ticket.assignee()).isEqualTo("ana");
    assertThat(ticket.closedAt()).isNull();
    assertThat(ticket.reopenCount()).isOne();
    assertThat(clock(folio, ClockName.SOLUCION).state()).isEqualTo(State.CORRIENDO);
  }

  @Test
  void aRejectionInsideTheWindowReopensTheTicket() {
    String folio = closed().folio();
    advanceTo("2026-01-16T17:00");

    Ticket ticket = act("luis", folio, Action.RECHAZAR, Map.of("reason", "Volvió a fallar"));

    assertThat(process(folio)).isWaitingAt(EN_PROCESO);
    assertThat(process(folio)).hasPassed("Catch_RechazadoTrasCierre", "Service_RegistrarRechazo")
        .hasNotPassed("Catch_Calificado", "Service_CerrarEncuesta");
    assertThat(ticket.state()).isEqualTo(DeskState.EN_PROCESO);
    assertThat(ticket.reopenCount()).isOne();
    assertThat(outbox(folio)).contains("rejected → ana");
    assertThat(clock(folio, ClockName.SOLUCION).elapsedMinutes()).isZero();
  }

  @Test
  void fiveWorkingDaysWithoutARatingEndTheSurvey() {
    String folio = closed().folio();
    ProcessInstance process = process(folio);

    assertThat(advanceTo("2026-01-19T08:59")).isEmpty();
    advanceTo("2026-01-19T09:00");

    assertThat(process).isEnded();
    assertThat(process).hasPassed("Timer_FinEncuesta", "Service_CerrarEncuesta", "End_Cerrado")
        .hasNotPassed("Service_RegistrarCalificacion");
    assertThat(tickets.get(folio).state()).isEqualTo(DeskState.CERRADO);
    assertThat(rating(folio)).isNull();
    assertThat(remains(process.getId())).isZero();
    refused(folio, () -> act("luis", folio, Action.RECHAZAR, Map.of("reason", "Tarde")))
        .isInstanceOf(ActionNotAllowed.class).hasMessageContaining("Cerrado");
    refused(folio, () -> act("luis", folio, Action.CALIFICAR, Map.of("rating", 5))).isInstanceOf(ActionNotAllowed.class);
  }

  @Test
  void theWholeLifeOfAnIncidentIsToldInOrder() {
    String folio = attended().folio();
    act("ana", folio, Action.PEDIR_DATOS, Map.of("question", "¿Qué versión?"));
    act("luis", folio, Action.RESPONDER, Map.of("message", "La 3"));
    act("ana", folio, Action.SOLUCIONAR, Map.of("solution", "Reinstalado"));
    act("luis", folio, Action.ACEPTAR, Map.of("rating", 5));

    assertThat(texts(folio, Kind.ESTADO)).containsExactly("Abierto → En proceso", "En proceso → Pendiente usuario",
        "Pendiente usuario → En proceso", "En proceso → Solucionado", "Solucionado → Cerrado");
    assertThat(timeline(folio)).extracting(TimelineEntry::actor).containsOnly("luis", "ana");
    assertThat(outbox(folio)).containsExactly("attended → luis", "question → luis", "replied → ana", "solved → luis");
  }

  private Integer rating(String folio) {
    return jdbc.queryForObject("select rating from survey where folio = ? and closed_at is not null", Integer.class, folio);
  }
}
