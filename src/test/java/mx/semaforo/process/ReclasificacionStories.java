package mx.semaforo.process;

import static mx.semaforo.process.IncidentProcess.Task.ABIERTO;
import static mx.semaforo.process.IncidentProcess.Task.EN_PROCESO;
import static mx.semaforo.process.IncidentProcess.Task.PENDIENTE_PROVEEDOR;
import static mx.semaforo.process.IncidentProcess.Task.PENDIENTE_USUARIO;
import static mx.semaforo.process.IncidentProcess.Task.SOLUCIONADO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.util.Date;
import java.util.Map;
import mx.semaforo.sla.ClockName;
import mx.semaforo.sla.ClockReport.State;
import mx.semaforo.ticket.DeskState;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketType;
import mx.semaforo.ticket.TimelineEntry.Kind;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;

/** A corrected impact, urgency or category: the promise follows, what has passed stays. */
class ReclasificacionStories extends IncidentStory {

  private static final Map<String, Object> TO_P1 = Map.of("impact", "ALTO", "urgency", "ALTA", "reason", "Afecta a toda la planta");
  private static final Map<String, Object> TO_VPN = Map.of("category", "VPN", "reason", "Es la VPN");

  @Test
  void inAbiertoTheNewPromiseCountsFromTheOriginalStart() {
    String folio = reported().folio();
    advance(Duration.ofMinutes(5));

    Ticket ticket = act("ana", folio, Action.RECLASIFICAR, TO_P1);

    assertThat(process(folio)).isWaitingAt(ABIERTO);
    assertThat(process(folio)).hasPassed("Service_RegistrarReclasificacion")
        .hasNotPassed("Service_RegistrarReclasificacionExterna", EN_PROCESO);
    assertThat(ticket.priority().name()).isEqualTo("P1");
    assertThat(signs(folio)).containsEntry("prioridad", "P1");
    assertThat(texts(folio, Kind.CLASIFICACION)).element(1).isEqualTo("Reclasificación: Afecta a toda la planta");
    assertThat(clock(folio, ClockName.RESPUESTA).targetMinutes()).isEqualTo(15);
    assertThat(clock(folio, ClockName.RESPUESTA).elapsedMinutes()).isEqualTo(5);
    assertThat(task(folio)).hasDueDate(Date.from(mexico("2026-01-12T09:15")));
    assertThat(milestoneJob(folio).getDuedate().toInstant()).isEqualTo(mexico("2026-01-12T09:11:15"));
    assertThat(texts(folio, Kind.ESTADO)).isEmpty();
  }

  @Test
  void whatTheNewPromiseHasAlreadyMissedIsRegisteredOnceAsOneStep() {
    String folio = reported().folio();
    advance(Duration.ofMinutes(60));
    act("ana", folio, Action.RECLASIFICAR, TO_P1);

    advance(Duration.ofMinutes(1));

    assertThat(timeline(folio).stream().filter(entry -> entry.kind() == Kind.HITO)).singleElement()
        .matches(entry -> entry.text().startsWith("+50% de primera respuesta"))
        .matches(entry -> entry.data().contains("\"75%\",\"100%\",\"+50%\""));
    assertThat(outbox(folio)).containsExactly("milestone → gerencia");
    assertThat(fired(folio, ClockName.RESPUESTA)).containsOnlyKeys("75%", "100%", "+50%");
    advance(Duration.ofMinutes(90));
    assertThat(texts(folio, Kind.HITO)).hasSize(1);
  }

  @Test
  void aMilestoneThatHasFiredDoesNotFireAgainForTheNewPromise() {
    String folio = attended().folio();
    advanceTo("2026-01-13T13:00");
    assertThat(fired(folio, ClockName.SOLUCION)).containsOnlyKeys("75%");

    act("ana", folio, Action.RECLASIFICAR, TO_P1);
    advance(Duration.ofMinutes(1));

    assertThat(fired(folio, ClockName.SOLUCION).get("75%")).isEqualTo(mexico("2026-01-13T13:00"));
    assertThat(texts(folio, Kind.HITO)).hasSize(2);
    assertThat(texts(folio, Kind.HITO).get(1)).startsWith("+50% de solución");
  }

  @Test
  void inEnProcesoAnotherCategoryHandsTheTicketToItsGroup() {
    String folio = attended().folio();

    Ticket ticket = act("ana", folio, Action.RECLASIFICAR, TO_VPN);

    assertThat(process(folio)).isWaitingAt(EN_PROCESO);
    assertThat(process(folio)).hasPassed("Service_RegistrarReclasificacionEnProceso")
        .hasNotPassed("Service_RegistrarReclasificacionExterna", "Service_Escalar");
    assertThat(ticket.state()).isEqualTo(DeskState.EN_PROCESO);
    assertThat(ticket.group()).isEqualTo("mesa-n2");
    assertThat(ticket.assignee()).isNull();
    assertThat(task(folio)).isNotAssigned();
    assertThat(candidateGroup(folio)).isEqualTo("mesa-n2");
    assertThat(clock(folio, ClockName.RESPUESTA).state()).isEqualTo(State.DETENIDO);
    assertThat(as("beto", () -> desk.actions(folio))).contains(Action.ATENDER);
  }

  @Test
  void anotherGroupEndsTheTimeOfTheLevelItLeaves() {
    String folio = escalated().folio();
    advance(Duration.ofMinutes(30));

    act("sofia", folio, Action.RECLASIFICAR, Map.of("urgency", "BAJA", "reason", "Puede esperar"));
    advance(Duration.ofDays(1));

    assertThat(tickets.get(folio).group()).isEqualTo("mesa-n1");
    assertThat(clock(folio, ClockName.OLA).state()).isEqualTo(State.DETENIDO);
    assertThat(clock(folio, ClockName.OLA).elapsedMinutes()).isEqualTo(30);
    assertThat(clock(folio, ClockName.OLA).explanation()).contains("porque pasó a mesa-n1");
    assertThat(fired(folio, ClockName.OLA)).isEmpty();
  }

  @Test
  void theSameLevelKeepsItsTime() {
    String folio = act("sofia", reported("MEDIO", "MEDIA", "VPN").folio(), Action.ATENDER, NOTHING).folio();
    act("sofia", folio, Action.ESCALAR, Map.of("reason", "Falla el concentrador"));
    assertThat(tickets.get(folio).group()).isEqualTo("mesa-n3");

    advance(Duration.ofMinutes(30));
    act("sofia", folio, Action.PEDIR_DATOS, Map.of("question", "¿Desde dónde te conectas?"));

    assertThat(clock(folio, ClockName.OLA).state()).isEqualTo(State.EN_PAUSA);
  }

  @Test
  void theRequestersGroupMayChooseTheAgreement() {
    withTables(ReclasificacionStories::forManagement, () -> {
      String folio = as("sofia", () -> desk.open(TicketType.INCIDENTE, Map.of("subject", "No abre el correo", "description",
          "Desde ayer no abre.", "impact", "BAJO", "urgency", "BAJA", "category", "CORREO"))).folio();

      assertThat(clock(folio, ClockName.SOLUCION).agreement()).isEqualTo("Supervisión");
      assertThat(clock(folio, ClockName.SOLUCION).targetMinutes()).isEqualTo(60);
      act("ana", folio, Action.RECLASIFICAR, TO_P1);
      assertThat(clock(folio, ClockName.SOLUCION).agreement()).isEqualTo("Supervisión");
      assertThat(clock(reported().folio(), ClockName.SOLUCION).agreement()).isEqualTo("Incidentes P3");
    });
  }

  /** A rule before all others: whoever belongs to {@code supervisores} is served within the hour. */
  private static String forManagement(String dmn) {
    int first = dmn.indexOf("<rule id=\"Rule_acuerdo_INCIDENTE_P1\">");
    String rule = dmn.substring(first, dmn.indexOf("</rule>", first) + "</rule>".length());
    return dmn.substring(0, first) + rule.replace("INCIDENTE_P1", "Supervision")
        .replace("<text>\"P1\"</text>", "<text></text>")
        .replaceFirst("(gruposSolicitante\">\\s*<text>)", "$1list contains(split(?, \" \"), \"supervisores\")")
        .replace("\"Incidentes P1\"", "\"Supervisión\"").replace("\"240 min\"", "\"60 min\"") + dmn.substring(first);
  }

  @Test
  void theSameGroupKeepsItsAgent() {
    String folio = attended().folio();

    assertThat(act("ana", folio, Action.RECLASIFICAR, TO_P1).assignee()).isEqualTo("ana");
    assertThat(task(folio)).isAssignedTo("ana");
    assertThat(task(folio).getPriority()).isEqualTo(100);
  }

  @Test
  void aSupervisorReclassifiesATicketThatWaitsForTheRequesterWithoutMovingIt() {
    String folio = awaitingRequester().folio();
    String task = task(folio).getId();

    Ticket ticket = act("sofia", folio, Action.RECLASIFICAR, TO_VPN);

    assertThat(process(folio)).isWaitingAt(PENDIENTE_USUARIO);
    assertThat(process(folio)).hasPassed("Service_RegistrarReclasificacionExterna", "Service_RecalcularPlazos")
        .hasNotPassed("Service_RegistrarReclasificacion");
    assertThat(task(folio).getId()).isEqualTo(task);
    assertThat(ticket.state()).isEqualTo(DeskState.PENDIENTE_USUARIO);
    assertThat(ticket.group()).isEqualTo("mesa-n2");
    assertThat(ticket.assignee()).isNull();
    assertThat(task(folio)).isNotAssigned();
    assertThat(candidateGroup(folio)).isEqualTo("mesa-n2");
    assertThat(signs(folio)).containsEntry("grupo", "mesa-n2").containsEntry("agente", null);
    assertThat(clock(folio, ClockName.SOLUCION).state()).isEqualTo(State.EN_PAUSA);
    assertThat(jobs(folio)).hasSize(2);
  }

  @Test
  void aSupervisorReclassifiesATicketThatWaitsForASupplierAndItsTimerFollows() {
    String folio = awaitingSupplier().folio();

    act("sofia", folio, Action.RECLASIFICAR, TO_P1);

    assertThat(process(folio)).isWaitingAt(PENDIENTE_PROVEEDOR);
    assertThat(clock(folio, ClockName.PROVEEDOR).targetMinutes()).isEqualTo(240);
    assertThat(milestoneJob(folio).getDuedate().toInstant()).isEqualTo(mexico("2026-01-12T12:00"));
    assertThat(task(folio)).hasDueDate(Date.from(mexico("2026-01-12T13:00")));
    assertThat(task(folio).getPriority()).isEqualTo(100);
    advanceTo("2026-01-12T18:00");
    assertThat(fired(folio, ClockName.PROVEEDOR)).isEqualTo(Map.of("75%", mexico("2026-01-12T12:00"), "100%", mexico("2026-01-12T13:00"),
        "+50%", mexico("2026-01-12T16:00")));
  }

  @Test
  void theAgentCorrectsTheClassificationOfASolvedTicketWithoutMovingIt() {
    String folio = solved().folio();

    act("ana", folio, Action.RECLASIFICAR, TO_P1);

    assertThat(process(folio)).isWaitingAt(SOLUCIONADO);
    assertThat(tickets.get(folio).priority().name()).isEqualTo("P1");
    assertThat(clock(folio, ClockName.SOLUCION).state()).isEqualTo(State.DETENIDO);
    assertThat(jobs(folio)).hasSize(1);
  }

  @Test
  void reclassifyingNothingIsRefused() {
    String folio = attended().folio();

    refused(folio, () -> act("ana", folio, Action.RECLASIFICAR, Map.of("reason", "Por si acaso")))
        .isInstanceOf(InvalidField.class).hasMessageContaining("elige al menos uno");
  }

  @Test
  void aClosedTicketIsNotReclassifiedThroughAnyDoor() {
    String folio = closed().folio();

    refused(folio, () -> act("sofia", folio, Action.RECLASIFICAR, TO_P1)).isInstanceOf(ActionNotAllowed.class);
    refused(folio, () -> engine.getRuntimeService().createMessageCorrelation("ticket.reclasificado").processInstanceBusinessKey(folio)
        .setVariables(Map.of("motivo", Variables.untypedValue("Tarde", true), "impacto", Variables.untypedValue("ALTO", true))).correlate())
        .isInstanceOf(BadUserRequestException.class).hasMessageContaining("ya está cerrado");
  }
}
