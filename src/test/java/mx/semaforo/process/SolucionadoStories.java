package mx.semaforo.process;

import static mx.semaforo.process.IncidentProcess.Task.EN_PROCESO;
import static mx.semaforo.process.IncidentProcess.Task.REVISAR_CALIFICACION;
import static mx.semaforo.process.IncidentProcess.Task.SOLUCIONADO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.util.Map;
import mx.semaforo.sla.ClockName;
import mx.semaforo.sla.ClockReport.State;
import mx.semaforo.ticket.DeskState;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TimelineEntry.Kind;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Valor: the solution is communicated, and somebody says whether it holds. */
class SolucionadoStories extends IncidentStory {

  @Test
  void theDeskValidatesAndAsksForARating() {
    String folio = solved().folio();

    Ticket ticket = act("ana", folio, Action.VALIDAR, Map.of("note", "Probado con el usuario"));

    assertThat(process(folio)).isWaitingAt(IncidentProcess.GATEWAY_CERRADO);
    assertThat(process(folio)).hasPassed("Service_RegistrarValidacion", "Service_EnviarEncuesta")
        .hasNotPassed("Service_RegistrarAceptacion", "Service_Reabrir");
    assertThat(ticket.state()).isEqualTo(DeskState.CERRADO);
    assertThat(ticket.closedAt()).isEqualTo(MONDAY_9AM);
    assertThat(texts(folio, Kind.VALIDACION)).containsExactly("La mesa validó la solución: Probado con el usuario");
    assertThat(outbox(folio)).contains("survey → luis");
  }

  @Test
  void theRequesterAcceptsAndIsAskedForARating() {
    String folio = solved().folio();

    Ticket ticket = act("luis", folio, Action.ACEPTAR, NOTHING);

    assertThat(process(folio)).isWaitingAt(IncidentProcess.GATEWAY_CERRADO);
    assertThat(process(folio)).hasPassed("Service_RegistrarAceptacion", "Service_EnviarEncuesta")
        .hasNotPassed("Service_RegistrarCalificacion");
    assertThat(ticket.state()).isEqualTo(DeskState.CERRADO);
    assertThat(texts(folio, Kind.VALIDACION)).containsExactly("El usuario aceptó la solución");
    assertThat(outbox(folio)).contains("survey → luis");
  }

  @Test
  void acceptingWithARatingEndsTheTicketWithoutASurvey() {
    String folio = solved().folio();
    ProcessInstance process = process(folio);

    Ticket ticket = act("luis", folio, Action.ACEPTAR, Map.of("rating", 5, "comment", "Muy bien"));

    assertThat(process).isEnded();
    assertThat(process).hasPassed("Service_RegistrarCalificacion", "End_Cerrado")
        .hasNotPassed("Service_EnviarEncuesta", REVISAR_CALIFICACION);
    assertThat(ticket.state()).isEqualTo(DeskState.CERRADO);
    assertThat(texts(folio, Kind.CALIFICACION)).containsExactly("Calificación: 5 de 5. Muy bien");
    assertThat(outbox(folio)).doesNotContain("survey → luis");
    assertThat(remains(process.getId())).isZero();
  }

  @Test
  void aRejectionReopensTheTicketForItsAgent() {
    String folio = solved().folio();

    Ticket ticket = act("luis", folio, Action.RECHAZAR, Map.of("reason", "Sigue sin abrir"));

    assertThat(process(folio)).isWaitingAt(EN_PROCESO);
    assertThat(process(folio)).hasPassed("Service_RegistrarRechazo", "End_Reabierto")
        .hasNotPassed("Service_Reabrir", "Service_EnviarEncuesta");
    assertThat(ticket.state()).isEqualTo(DeskState.EN_PROCESO);
    assertThat(ticket.assignee()).isEqualTo("ana");
    assertThat(ticket.reopenCount()).isOne();
    assertThat(ticket.solvedAt()).isNull();
    assertThat(texts(folio, Kind.VALIDACION)).containsExactly("El usuario rechazó la solución: Sigue sin abrir");
    assertThat(outbox(folio)).contains("rejected → ana");
  }

  @Test
  void reopeningResumesTheAccumulatedTimeAndNeverCountsTheValidation() {
    String folio = attended().folio();
    advance(Duration.ofHours(1));
    act("ana", folio, Action.SOLUCIONAR, Map.of("solution", "Se reinició el servicio"));
    advance(WORKING_DAY);

    Ticket ticket = act("ana", folio, Action.REABRIR, Map.of("reason", "Volvió a fallar"));

    assertThat(process(folio)).isWaitingAt(EN_PROCESO);
    assertThat(process(folio)).hasPassed("Service_Reabrir").hasNotPassed("Service_RegistrarRechazo");
    assertThat(ticket.reopenCount()).isOne();
    assertThat(texts(folio, Kind.VALIDACION)).containsExactly("Se reabre: Volvió a fallar");
    assertThat(clock(folio, ClockName.SOLUCION).state()).isEqualTo(State.CORRIENDO);
    assertThat(clock(folio, ClockName.SOLUCION).elapsedMinutes()).isEqualTo(60);
    assertThat(clock(folio, ClockName.SOLUCION).segments()).hasSize(2);
    assertThat(clock(folio, ClockName.RESPUESTA).state()).isEqualTo(State.DETENIDO);
    assertThat(milestoneJob(folio).getDuedate().toInstant()).isEqualTo(mexico("2026-01-14T13:00"));
  }

  @Test
  void threeWorkingDaysOfSilenceCloseTheTicket() {
    String folio = solved().folio();

    assertThat(advanceTo("2026-01-15T08:59")).isEmpty();
    assertThat(tickets.get(folio).state()).isEqualTo(DeskState.SOLUCIONADO);
    advanceTo("2026-01-15T09:00");

    assertThat(process(folio)).isWaitingAt(IncidentProcess.GATEWAY_CERRADO);
    assertThat(process(folio)).hasPassed("Service_CerrarPorSilencio", "Service_EnviarEncuesta")
        .hasNotPassed("Service_RegistrarValidacion", "Service_RegistrarAceptacion");
    assertThat(tickets.get(folio).state()).isEqualTo(DeskState.CERRADO);
    assertThat(texts(folio, Kind.CIERRE)).containsExactly("Nadie objetó la solución en el plazo: el ticket se cierra");
    assertThat(outbox(folio)).contains("survey → luis");
  }

  @Test
  void onlyTheRequesterAcceptsOrRejects() {
    String folio = solved().folio();

    refused(folio, () -> act("ana", folio, Action.ACEPTAR, NOTHING)).isInstanceOf(ActionNotAllowed.class);
    refused(folio, () -> act("sofia", folio, Action.RECHAZAR, Map.of("reason", "No"))).isInstanceOf(ActionNotAllowed.class);
    refused(folio, () -> act("luis", folio, Action.RECHAZAR, NOTHING)).isInstanceOf(InvalidField.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "6", "2.5", "cinco", "-1"})
  void aRatingOutsideOneToFiveIsRefused(String rating) {
    String folio = solved().folio();

    refused(folio, () -> act("luis", folio, Action.ACEPTAR, Map.of("rating", rating)))
        .isInstanceOf(InvalidField.class).hasMessageContaining("del 1 al 5");
  }
}
