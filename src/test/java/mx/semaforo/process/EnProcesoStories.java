package mx.semaforo.process;

import static mx.semaforo.process.IncidentProcess.Task.EN_PROCESO;
import static mx.semaforo.process.IncidentProcess.Task.SOLUCIONADO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.util.Map;
import mx.semaforo.sla.ClockName;
import mx.semaforo.sla.ClockReport.State;
import mx.semaforo.ticket.DeskState;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketNotFound;
import mx.semaforo.ticket.TicketRuleViolation;
import mx.semaforo.ticket.TimelineEntry.Kind;
import org.junit.jupiter.api.Test;

/** Entregar y soportar: the agent solves, or somebody of the next level does. */
class EnProcesoStories extends IncidentStory {

  @Test
  void solvingInformsTheRequesterAndStopsTheClock() {
    String folio = attended().folio();
    advance(Duration.ofMinutes(30));

    Ticket ticket = act("ana", folio, Action.SOLUCIONAR, Map.of("solution", "Se reinició el servicio", "cause", "Memoria llena"));

    assertThat(process(folio)).isWaitingAt(SOLUCIONADO);
    assertThat(process(folio)).hasPassed("Service_RegistrarSolucion", "Service_InformarSolucion");
    assertThat(process(folio)).hasNotPassed("Service_Escalar", "Service_PedirDatos", "Service_EsperarProveedor");
    assertThat(ticket.state()).isEqualTo(DeskState.SOLUCIONADO);
    assertThat(ticket.solution()).isEqualTo("Se reinició el servicio");
    assertThat(ticket.cause()).isEqualTo("Memoria llena");
    assertThat(ticket.solvedAt()).isEqualTo(mexico("2026-01-12T09:30"));
    assertThat(timeline(folio).stream().filter(entry -> entry.kind() == Kind.SOLUCION).map(entry -> entry.visibility() + " " + entry.text()))
        .containsExactly("PUBLICA Se reinició el servicio", "INTERNA Causa: Memoria llena");
    assertThat(outbox(folio)).containsExactly("attended → luis", "solved → luis");
    assertThat(clock(folio, ClockName.SOLUCION).state()).isEqualTo(State.DETENIDO);
    assertThat(clock(folio, ClockName.SOLUCION).elapsedMinutes()).isEqualTo(30);
    assertThat(milestoneJobs(folio)).isEmpty();
  }

  @Test
  void escalatingHandsTheTicketToTheNextLevelWithTimeOfItsOwn() {
    String folio = attended().folio();

    Ticket ticket = act("ana", folio, Action.ESCALAR, Map.of("reason", "Es del servidor"));

    assertThat(process(folio)).isWaitingAt(EN_PROCESO);
    assertThat(process(folio)).hasPassed("Rule_SiguienteNivel", "Service_Escalar");
    assertThat(ticket.state()).isEqualTo(DeskState.EN_PROCESO);
    assertThat(ticket.group()).isEqualTo("mesa-n2");
    assertThat(ticket.assignee()).isNull();
    assertThat(task(folio)).isNotAssigned();
    assertThat(candidateGroup(folio)).isEqualTo("mesa-n2");
    assertThat(signs(folio)).containsEntry("grupo", "mesa-n2").containsEntry("agente", null);
    assertThat(texts(folio, Kind.ESCALAMIENTO)).containsExactly("Escalado a mesa-n2: Es del servidor");
    assertThat(outbox(folio)).contains("escalated → mesa-n2");
    assertThat(clock(folio, ClockName.OLA).state()).isEqualTo(State.CORRIENDO);
    assertThat(clock(folio, ClockName.OLA).targetMinutes()).isEqualTo(240);
    assertThat(clock(folio, ClockName.SOLUCION).state()).isEqualTo(State.CORRIENDO);
    assertThat(texts(folio, Kind.ESTADO)).containsExactly("Abierto → En proceso");
  }

  @Test
  void theNextLevelTakesAnEscalatedTicketWithoutMovingIt() {
    String folio = act("ana", attended().folio(), Action.ESCALAR, Map.of("reason", "Es del servidor")).folio();

    Ticket ticket = act("beto", folio, Action.ATENDER, Map.of("message", "Yo sigo"));

    assertThat(process(folio)).isWaitingAt(EN_PROCESO);
    assertThat(ticket.assignee()).isEqualTo("beto");
    assertThat(texts(folio, Kind.ASIGNACION)).containsExactly("Lo atiende Ana Torres", "Lo atiende Beto Lara");
    assertThat(texts(folio, Kind.MENSAJE)).contains("Yo sigo");
    assertThat(as("beto", () -> desk.actions(folio))).contains(Action.SOLUCIONAR).doesNotContain(Action.ATENDER);
  }

  @Test
  void everyLevelGetsItsOwnClockAndTheLastOneHasNoNext() {
    String folio = attended().folio();
    act("ana", folio, Action.ESCALAR, Map.of("reason", "Es del servidor"));
    act("beto", folio, Action.ESCALAR, Map.of("reason", "Es del fabricante"));

    assertThat(tickets.get(folio).group()).isEqualTo("mesa-n3");
    assertThat(clocks.explain(folio).stream().filter(clock -> clock.clock() == ClockName.OLA).map(clock -> clock.state() + " " + clock.targetMinutes()))
        .containsExactly("DETENIDO 240", "CORRIENDO 480");
    refused(folio, () -> act("carla", folio, Action.ESCALAR, Map.of("reason", "Ya no sé")))
        .isInstanceOf(TicketRuleViolation.class).hasMessageContaining("No hay un nivel de soporte después de mesa-n3");
  }

  @Test
  void whoEscalatedMayNoLongerWorkTheTicket() {
    String folio = act("ana", attended().folio(), Action.ESCALAR, Map.of("reason", "Es del servidor")).folio();

    refused(folio, () -> act("ana", folio, Action.SOLUCIONAR, Map.of("solution", "Listo"))).hasMessageContaining(folio);
  }

  @Test
  void aSupervisorHandsTheTicketOver() {
    String folio = attended().folio();

    inTasklist("sofia", () -> {
      engine.getTaskService().setAssignee(task(folio).getId(), "beto");
      return null;
    });

    assertThat(tickets.get(folio).assignee()).isEqualTo("beto");
    assertThat(signs(folio)).containsEntry("agente", "beto");
    assertThat(timeline(folio)).last().matches(entry -> entry.actor().equals("sofia") && entry.text().equals("Lo atiende Beto Lara"));
    assertThat(as("beto", () -> desk.actions(folio))).contains(Action.SOLUCIONAR);
    assertThat(as("ana", () -> desk.actions(folio))).doesNotContain(Action.SOLUCIONAR);
  }

  @Test
  void whatIsNotOfferedIsRefusedSayingWhatIs() {
    String folio = attended().folio();

    refused(folio, () -> act("ana", folio, Action.VALIDAR, NOTHING))
        .isInstanceOf(ActionNotAllowed.class).hasMessageContaining("VALIDAR").hasMessageContaining("En proceso")
            .hasMessageContaining("SOLUCIONAR");
    refused(folio, () -> act("luis", folio, Action.SOLUCIONAR, Map.of("solution", "Ya quedó")))
        .isInstanceOf(ActionNotAllowed.class).hasMessageContaining("CANCELAR");
  }

  @Test
  void aStrangerDoesNotEvenLearnThatTheTicketExists() {
    String folio = attended().folio();

    refused(folio, () -> act("marta", folio, Action.CANCELAR, Map.of("reason", "No quiero")))
        .isInstanceOf(TicketNotFound.class);
  }

  @Test
  void aTicketIsHandedOnlyToSomebodyOfTheDesk() {
    String folio = attended().folio();
    for (String stranger : new String[] {"luis", "naide"}) {
      assertThatThrownBy(() -> inTasklist("ana", () -> {
        engine.getTaskService().setAssignee(task(folio).getId(), stranger);
        return null;
      })).hasMessage("«%s» no es de la mesa: entrega el ticket a un agente.".formatted(stranger));
    }
    assertThat(tickets.get(folio).assignee()).isEqualTo("ana");
    assertThat(task(folio).getAssignee()).isEqualTo("ana");
  }
}
