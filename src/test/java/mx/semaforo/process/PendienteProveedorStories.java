package mx.semaforo.process;

import static mx.semaforo.process.IncidentProcess.Task.EN_PROCESO;
import static mx.semaforo.process.IncidentProcess.Task.PENDIENTE_PROVEEDOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.util.Map;
import mx.semaforo.sla.ClockName;
import mx.semaforo.sla.ClockReport.State;
import mx.semaforo.ticket.DeskState;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TimelineEntry.Kind;
import org.junit.jupiter.api.Test;

/** Pendiente por proveedor: the supplier has a clock of its own, the desk's stands. */
class PendienteProveedorStories extends IncidentStory {

  @Test
  void waitingForASupplierStartsItsClockAndPausesTheDesks() {
    String folio = attended().folio();
    advance(Duration.ofMinutes(30));

    Ticket ticket = act("ana", folio, Action.ESPERAR_PROVEEDOR, Map.of("supplier", "Acme", "reference", "A-77", "message", "Viene un técnico"));

    assertThat(process(folio)).isWaitingAt(PENDIENTE_PROVEEDOR);
    assertThat(process(folio)).hasPassed("Service_EsperarProveedor").hasNotPassed("Service_PedirDatos");
    assertThat(ticket.state()).isEqualTo(DeskState.PENDIENTE_PROVEEDOR);
    assertThat(ticket.supplier()).isEqualTo("Acme");
    assertThat(texts(folio, Kind.COMENTARIO)).containsExactly("Se espera a Acme (referencia A-77)");
    assertThat(texts(folio, Kind.MENSAJE)).endsWith("Viene un técnico");
    assertThat(outbox(folio)).contains("supplier-awaited → luis");
    assertThat(clock(folio, ClockName.PROVEEDOR).state()).isEqualTo(State.CORRIENDO);
    assertThat(clock(folio, ClockName.SOLUCION).state()).isEqualTo(State.EN_PAUSA);
    assertThat(milestoneJob(folio).getDuedate().toInstant()).isEqualTo(mexico("2026-01-13T13:30"));
    assertThat(jobs(folio)).hasSize(3);
  }

  @Test
  void withoutAMessageTheRequesterIsNotWrittenTo() {
    String folio = awaitingSupplier().folio();

    assertThat(outbox(folio)).containsExactly("attended → luis");
  }

  @Test
  void theSuppliersReplyGoesToTheAgent() {
    String folio = awaitingSupplier().folio();
    advance(Duration.ofHours(2));

    Ticket ticket = act("ana", folio, Action.PROVEEDOR_RESPONDIO, Map.of("message", "Cambiaron la pieza"));

    assertThat(process(folio)).isWaitingAt(EN_PROCESO);
    assertThat(process(folio)).hasPassed("Service_RegistrarRespuestaProveedor")
        .hasNotPassed("Service_RetomarProveedor", "Service_ProveedorSinRespuesta");
    assertThat(ticket.state()).isEqualTo(DeskState.EN_PROCESO);
    assertThat(texts(folio, Kind.COMENTARIO)).endsWith("Respuesta de Acme: Cambiaron la pieza");
    assertThat(outbox(folio)).contains("supplier-replied → ana");
    assertThat(clock(folio, ClockName.PROVEEDOR).state()).isEqualTo(State.DETENIDO);
    assertThat(clock(folio, ClockName.PROVEEDOR).elapsedMinutes()).isEqualTo(120);
    assertThat(clock(folio, ClockName.SOLUCION).elapsedMinutes()).isZero();
    assertThat(clock(folio, ClockName.SOLUCION).state()).isEqualTo(State.CORRIENDO);
  }

  @Test
  void theAgentGoesOnWithoutTheSupplier() {
    String folio = awaitingSupplier().folio();

    act("ana", folio, Action.RETOMAR, NOTHING);

    assertThat(process(folio)).isWaitingAt(EN_PROCESO);
    assertThat(process(folio)).hasPassed("Service_RetomarProveedor").hasNotPassed("Service_RegistrarRespuestaProveedor");
    assertThat(texts(folio, Kind.COMENTARIO)).endsWith("Se retoma la atención");
  }

  @Test
  void everyWaitIsANewCycleOfTheSuppliersClock() {
    String folio = awaitingSupplier().folio();
    advance(Duration.ofHours(2));
    act("ana", folio, Action.RETOMAR, NOTHING);
    act("ana", folio, Action.ESPERAR_PROVEEDOR, Map.of("supplier", "Globex"));
    advance(Duration.ofHours(1));

    assertThat(clocks.explain(folio).stream().filter(clock -> clock.clock() == ClockName.PROVEEDOR)
        .map(clock -> clock.state() + " " + clock.elapsedMinutes())).containsExactly("DETENIDO 120", "CORRIENDO 60");
    assertThat(tickets.get(folio).supplier()).isEqualTo("Globex");
  }

  @Test
  void theAgentIsRemindedEveryWorkingDayAndToldOfTheSuppliersMilestones() {
    String folio = awaitingSupplier().folio();

    advanceTo("2026-01-16T18:00");

    assertThat(outbox(folio)).filteredOn("supplier-reminder → ana"::equals).hasSize(4);
    assertThat(fired(folio, ClockName.PROVEEDOR)).isEqualTo(Map.of("75%", mexico("2026-01-13T13:00"),
        "100%", mexico("2026-01-13T18:00"), "+50%", mexico("2026-01-14T18:00")));
    assertThat(outbox(folio)).filteredOn(line -> line.startsWith("milestone"))
        .containsExactly("milestone → ana", "milestone → supervisores", "milestone → supervisores");
    assertThat(fired(folio, ClockName.SOLUCION)).isEmpty();
    assertThat(tickets.get(folio).group()).isEqualTo("mesa-n1");
    assertThat(process(folio)).isWaitingAt(PENDIENTE_PROVEEDOR);
  }

  @Test
  void fiveWorkingDaysOfSilenceGiveTheTicketBackToTheAgent() {
    String folio = awaitingSupplier().folio();

    advanceTo("2026-01-19T09:00");

    assertThat(process(folio)).isWaitingAt(EN_PROCESO);
    assertThat(process(folio)).hasPassed("Service_ProveedorSinRespuesta")
        .hasNotPassed("Service_RegistrarRespuestaProveedor", "SubProcess_Valor");
    assertThat(tickets.get(folio).state()).isEqualTo(DeskState.EN_PROCESO);
    assertThat(tickets.get(folio).assignee()).isEqualTo("ana");
    assertThat(texts(folio, Kind.COMENTARIO)).endsWith("Acme no respondió en el plazo: el ticket vuelve al agente");
    assertThat(outbox(folio)).contains("supplier-silent → ana");
    assertThat(clock(folio, ClockName.SOLUCION).elapsedMinutes()).isZero();
    assertThat(jobs(folio)).hasSize(1);
  }

  @Test
  void theRequesterDoesNotAnswerForTheSupplier() {
    String folio = awaitingSupplier().folio();

    refused(folio, () -> act("luis", folio, Action.PROVEEDOR_RESPONDIO, Map.of("message", "Ya")))
        .isInstanceOf(ActionNotAllowed.class);
  }
}
