package mx.semaforo.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import mx.semaforo.sla.ClockReport.State;
import mx.semaforo.ticket.DeskState;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TimelineEntry.Kind;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The requester or a supervisor takes a ticket back, wherever it rests, until it is closed. */
class CancelacionStories extends IncidentStory {

  static Stream<Named<Function<CancelacionStories, Ticket>>> restingPlaces() {
    return Stream.of(Named.of("Abierto", CancelacionStories::reported), Named.of("En proceso", CancelacionStories::attended),
        Named.of("Pendiente usuario", CancelacionStories::awaitingRequester),
        Named.of("Pendiente por proveedor", CancelacionStories::awaitingSupplier), Named.of("Solucionado", CancelacionStories::solved));
  }

  static Stream<Named<Function<CancelacionStories, Ticket>>> closedPlaces() {
    return Stream.of(Named.of("Cerrado", CancelacionStories::closed), Named.of("en revisión", CancelacionStories::underReview));
  }

  @ParameterizedTest
  @MethodSource("restingPlaces")
  void aCancelledTicketEndsAtOnce(Function<CancelacionStories, Ticket> given) {
    Ticket before = given.apply(this);
    String folio = before.folio();
    ProcessInstance process = process(folio);

    Ticket ticket = act("luis", folio, Action.CANCELAR, Map.of("reason", "Ya no hace falta"));

    assertThat(process).isEnded();
    assertThat(process).hasPassed("Service_Cancelar", "End_Cancelado").hasNotPassed("End_Cerrado", "Service_EnviarEncuesta");
    assertThat(ticket.state()).isEqualTo(DeskState.CERRADO);
    assertThat(ticket.closedAt()).isEqualTo(MONDAY_9AM);
    assertThat(texts(folio, Kind.CIERRE)).containsExactly("Cancelado: Ya no hace falta");
    assertThat(outbox(folio)).contains("cancelled → " + (before.assignee() == null ? before.group() : before.assignee()));
    assertThat(clocks.explain(folio)).extracting(clock -> clock.state()).containsOnly(State.DETENIDO);
    assertThat(remains(process.getId())).isZero();
    assertThat(as("luis", () -> desk.actions(folio))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("closedPlaces")
  void aClosedTicketIsNotCancelledThroughAnyDoor(Function<CancelacionStories, Ticket> given) {
    String folio = given.apply(this).folio();

    refused(folio, () -> act("luis", folio, Action.CANCELAR, Map.of("reason", "Tarde"))).isInstanceOf(ActionNotAllowed.class);
    refused(folio, () -> engine.getRuntimeService().createMessageCorrelation("ticket.cancelado").processInstanceBusinessKey(folio)
        .setVariables(Map.of("motivo", Variables.untypedValue("Tarde", true))).correlate())
        .isInstanceOf(BadUserRequestException.class).hasMessageContaining("ya está cerrado");
  }

  @Test
  void aSupervisorCancelsTooButAnAgentDoesNot() {
    String folio = attended().folio();

    refused(folio, () -> act("ana", folio, Action.CANCELAR, Map.of("reason", "No quiero"))).isInstanceOf(ActionNotAllowed.class);
    assertThat(act("sofia", folio, Action.CANCELAR, Map.of("reason", "Se duplicó")).state()).isEqualTo(DeskState.CERRADO);
  }

  @Test
  void cancellingNeedsAReason() {
    String folio = reported().folio();

    refused(folio, () -> act("luis", folio, Action.CANCELAR, NOTHING)).isInstanceOf(InvalidField.class)
        .hasMessage("Falta «motivo»: escríbelo y vuelve a intentar.");
  }
}
