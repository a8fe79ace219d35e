package mx.semaforo.process;

import static mx.semaforo.process.IncidentProcess.Task.EN_PROCESO;
import static mx.semaforo.process.IncidentProcess.Task.PENDIENTE_USUARIO;
import static mx.semaforo.process.IncidentProcess.Task.SOLUCIONADO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import mx.semaforo.sla.ClockName;
import mx.semaforo.sla.ClockReport.State;
import mx.semaforo.ticket.DeskState;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TimelineEntry;
import mx.semaforo.ticket.TimelineEntry.Kind;
import org.junit.jupiter.api.Test;

/** Pendiente usuario: the desk's clock stands while the requester is awaited. */
class PendienteUsuarioStories extends IncidentStory {

  @Test
  void askingPausesTheClockAndTakesTheMilestoneAway() {
    String folio = attended().folio();
    assertThat(milestoneJobs(folio)).hasSize(1);

    Ticket ticket = act("ana", folio, Action.PEDIR_DATOS, Map.of("question", "¿Qué mensaje ves?"));

    assertThat(process(folio)).isWaitingAt(PENDIENTE_USUARIO);
    assertThat(process(folio)).hasPassed("Service_PedirDatos").hasNotPassed("Service_EsperarProveedor", "Service_RegistrarRespuesta");
    assertThat(ticket.state()).isEqualTo(DeskState.PENDIENTE_USUARIO);
    assertThat(ticket.assignee()).isEqualTo("ana");
    assertThat(texts(folio, Kind.MENSAJE)).endsWith("¿Qué mensaje ves?");
    assertThat(outbox(folio)).contains("question → luis");
    assertThat(clock(folio, ClockName.SOLUCION).state()).isEqualTo(State.EN_PAUSA);
    assertThat(milestoneJobs(folio)).isEmpty();
    assertThat(jobs(folio)).hasSize(2);
    assertThat(task(folio).getFollowUpDate()).isEqualTo(Date.from(mexico("2026-01-13T09:00")));
  }

  @Test
  void theReplyGoesToTheAgentAndTheMilestoneIsArmedWithWhatIsLeft() {
    String folio = awaitingRequester().folio();
    advanceTo("2026-01-14T10:00");

    Ticket ticket = act("luis", folio, Action.RESPONDER, Map.of("message", "Error 500"));

    assertThat(process(folio)).isWaitingAt(EN_PROCESO);
    assertThat(process(folio)).hasPassed("Service_RegistrarRespuesta")
        .hasNotPassed("Service_RetomarUsuario", "Service_SolucionarSinRespuesta");
    assertThat(ticket.state()).isEqualTo(DeskState.EN_PROCESO);
    assertThat(task(folio)).isAssignedTo("ana");
    assertThat(texts(folio, Kind.MENSAJE)).endsWith("Error 500");
    assertThat(outbox(folio)).contains("replied → ana");
    assertThat(clock(folio, ClockName.SOLUCION).state()).isEqualTo(State.CORRIENDO);
    assertThat(clock(folio, ClockName.SOLUCION).elapsedMinutes()).isZero();
    assertThat(milestoneJob(folio).getDuedate().toInstant()).isEqualTo(mexico("2026-01-15T14:00"));
    assertThat(jobs(folio)).hasSize(1);
  }

  @Test
  void theAgentGoesOnWithoutTheReply() {
    String folio = awaitingRequester().folio();

    act("ana", folio, Action.RETOMAR, Map.of("note", "Llamó por teléfono"));

    assertThat(process(folio)).isWaitingAt(EN_PROCESO);
    assertThat(process(folio)).hasPassed("Service_RetomarUsuario").hasNotPassed("Service_RegistrarRespuesta");
    assertThat(texts(folio, Kind.COMENTARIO)).containsExactly("Se retoma la atención: Llamó por teléfono");
    assertThat(outbox(folio)).doesNotContain("replied → ana");
  }

  @Test
  void theRequesterIsRemindedOnTheFirstAndTheSecondWorkingDay() {
    String folio = awaitingRequester().folio();

    List<Instant> fired = advanceTo("2026-01-14T18:00");

    assertThat(fired).containsExactly(mexico("2026-01-13T09:00"), mexico("2026-01-14T09:00"));
    assertThat(outbox(folio)).filteredOn("question-reminder → luis"::equals).hasSize(2);
    assertThat(process(folio)).isWaitingAt(PENDIENTE_USUARIO);
    assertThat(process(folio)).hasPassed("Service_RecordarUsuario", "End_UsuarioRecordado").hasNotPassed("Service_SolucionarSinRespuesta");
    assertThat(tickets.get(folio).state()).isEqualTo(DeskState.PENDIENTE_USUARIO);
  }

  @Test
  void nobodyIsRemindedAtTheWeekend() {
    itIs("2026-01-16T16:00");
    String folio = awaitingRequester().folio();

    assertThat(advanceTo("2026-01-21T15:59")).containsExactly(mexico("2026-01-19T16:00"), mexico("2026-01-20T16:00"));
    assertThat(process(folio)).isWaitingAt(PENDIENTE_USUARIO);
  }

  @Test
  void threeWorkingDaysWithoutAReplySolveTheTicketAndSayWhy() {
    String folio = awaitingRequester().folio();

    advanceTo("2026-01-15T09:00");

    Ticket ticket = tickets.get(folio);
    assertThat(process(folio)).isWaitingAt(SOLUCIONADO);
    assertThat(process(folio)).hasPassed("Service_SolucionarSinRespuesta", "Service_InformarSolucion")
        .hasNotPassed("Service_RegistrarSolucion", "Service_RegistrarRespuesta");
    assertThat(ticket.state()).isEqualTo(DeskState.SOLUCIONADO);
    assertThat(ticket.cause()).isEqualTo("Sin respuesta del usuario");
    assertThat(texts(folio, Kind.SOLUCION)).contains("Causa: Sin respuesta del usuario");
    assertThat(timeline(folio)).last().extracting(TimelineEntry::actor).isEqualTo("sistema");
    assertThat(outbox(folio)).contains("solved → luis");
    assertThat(clock(folio, ClockName.SOLUCION).elapsedMinutes()).isZero();
    assertThat(jobs(folio)).hasSize(1);
  }

  @Test
  void onlyTheRequesterReplies() {
    String folio = awaitingRequester().folio();

    refused(folio, () -> act("ana", folio, Action.RESPONDER, Map.of("message", "Yo mismo"))).isInstanceOf(ActionNotAllowed.class);
    refused(folio, () -> act("luis", folio, Action.RESPONDER, Map.of("message", " "))).isInstanceOf(InvalidField.class)
        .hasMessage("Falta «mensaje»: escríbelo y vuelve a intentar.");
  }

  @Test
  void aSecondQuestionRemindsAgain() {
    String folio = awaitingRequester().folio();
    advanceTo("2026-01-14T12:00");
    act("luis", folio, Action.RESPONDER, Map.of("message", "Error 500"));
    act("ana", folio, Action.PEDIR_DATOS, Map.of("question", "¿Desde cuándo?"));

    assertThat(advanceTo("2026-01-16T18:00")).containsExactly(mexico("2026-01-15T12:00"), mexico("2026-01-16T12:00"));
  }
}
