package mx.semaforo.process;

import static mx.semaforo.process.IncidentProcess.Task.ABIERTO;
import static mx.semaforo.process.IncidentProcess.Task.EN_PROCESO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import mx.semaforo.sla.ClockName;
import mx.semaforo.sla.ClockReport.State;
import mx.semaforo.ticket.DeskState;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketType;
import mx.semaforo.ticket.TimelineEntry.Kind;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Demanda: the report, and the first decision about it. */
class AbiertoStories extends IncidentStory {

  @Test
  void aReportIsClassifiedAndOfferedToItsGroupWithBothClocksRunning() {
    Ticket ticket = reported();
    String folio = ticket.folio();

    assertThat(process(folio)).isWaitingAt(ABIERTO);
    assertThat(process(folio)).hasPassedInOrder("Start_Reportado", "Service_RegistrarTicket", "Rule_Clasificar", "Service_AplicarClasificacion");
    assertThat(process(folio)).hasNotPassed("Service_RegistrarAtencion", "Service_RegistrarReclasificacion");
    assertThat(ticket.state()).isEqualTo(DeskState.ABIERTO);
    assertThat(ticket.priority().name()).isEqualTo("P3");
    assertThat(ticket.group()).isEqualTo("mesa-n1");
    assertThat(ticket.assignee()).isNull();
    assertThat(ticket.requester()).isEqualTo("luis");
    assertThat(candidateGroup(folio)).isEqualTo("mesa-n1");
    assertThat(task(folio)).hasDueDate(Date.from(mexico("2026-01-12T11:00")));
    assertThat(clock(folio, ClockName.RESPUESTA).state()).isEqualTo(State.CORRIENDO);
    assertThat(clock(folio, ClockName.SOLUCION).state()).isEqualTo(State.CORRIENDO);
    assertThat(texts(folio, Kind.REGISTRO)).containsExactly("Se reportó: No abre el correo");
    assertThat(texts(folio, Kind.CLASIFICACION)).singleElement().asString()
        .contains("Impacto medio y urgencia media: P3", "solución en 16 horas", "primer nivel");
    assertThat(jobs(folio)).hasSize(1);
  }

  @Test
  void aReportAtNightStartsCountingWhenTheDeskOpens() {
    itIs("2026-01-12T22:00");
    String folio = reported().folio();

    advanceTo("2026-01-13T09:30");

    assertThat(clock(folio, ClockName.RESPUESTA).elapsedMinutes()).isEqualTo(30);
  }

  @Test
  void attendingGivesTheTicketItsAgentAndTellsTheRequester() {
    String folio = reported().folio();
    advance(Duration.ofMinutes(10));

    Ticket ticket = act("ana", folio, Action.ATENDER, Map.of("message", "Ya lo veo"));

    assertThat(process(folio)).isWaitingAt(EN_PROCESO);
    assertThat(process(folio)).hasPassed("Service_RegistrarAtencion", "End_Atendido");
    assertThat(process(folio)).hasNotPassed("Service_MarcarDuplicado", "Service_RegistrarReclasificacion");
    assertThat(ticket.state()).isEqualTo(DeskState.EN_PROCESO);
    assertThat(ticket.assignee()).isEqualTo("ana");
    assertThat(task(folio)).isAssignedTo("ana");
    assertThat(texts(folio, Kind.MENSAJE)).containsExactly("Ya lo veo");
    assertThat(texts(folio, Kind.ESTADO)).containsExactly("Abierto → En proceso");
    assertThat(texts(folio, Kind.ASIGNACION)).containsExactly("Lo atiende Ana Torres");
    assertThat(outbox(folio)).containsExactly("attended → luis");
    assertThat(clock(folio, ClockName.RESPUESTA).state()).isEqualTo(State.DETENIDO);
    assertThat(clock(folio, ClockName.RESPUESTA).elapsedMinutes()).isEqualTo(10);
    assertThat(clock(folio, ClockName.SOLUCION).state()).isEqualTo(State.CORRIENDO);
  }

  @Test
  void attendingWithoutAMessageStillTellsTheRequesterSomething() {
    String folio = attended().folio();

    assertThat(texts(folio, Kind.MENSAJE)).containsExactly("Tu reporte ya se está atendiendo.");
  }

  @Test
  void aDuplicateIsClosedForTheSakeOfTheOriginal() {
    String original = reported().folio();
    String folio = reported().folio();
    ProcessInstance process = process(folio);

    Ticket ticket = act("ana", folio, Action.DUPLICADO, Map.of("of", original));

    assertThat(process).isEnded();
    assertThat(process).hasPassed("Service_MarcarDuplicado", "End_CerradoDuplicado");
    assertThat(process).hasNotPassed(EN_PROCESO, "SubProcess_Valor");
    assertThat(ticket.state()).isEqualTo(DeskState.CERRADO);
    assertThat(ticket.duplicateOf()).isEqualTo(original);
    assertThat(texts(folio, Kind.CIERRE)).containsExactly("Duplicado de " + original);
    assertThat(texts(original, Kind.COMENTARIO)).containsExactly(folio + " se cerró como duplicado de este ticket");
    assertThat(outbox(folio)).containsExactly("duplicate → luis");
    assertThat(clock(folio, ClockName.SOLUCION).state()).isEqualTo(State.DETENIDO);
    assertThat(remains(process.getId())).isZero();
  }

  @ParameterizedTest
  @CsvSource({"INC-999999, No existe", "carta, No existe"})
  void aDuplicateOfNothingIsRefused(String of, String words) {
    String folio = reported().folio();

    refused(folio, () -> act("ana", folio, Action.DUPLICADO, Map.of("of", of)))
        .isInstanceOf(InvalidField.class).hasMessageContaining(words).hasMessageContaining(of);
  }

  @Test
  void aTicketIsNoDuplicateOfItself() {
    String folio = reported().folio();

    refused(folio, () -> act("ana", folio, Action.DUPLICADO, Map.of("of", folio)))
        .isInstanceOf(InvalidField.class).hasMessageContaining("sí mismo");
  }

  @Test
  void aDuplicateOfADuplicateIsRefusedNamingTheOriginal() {
    String original = reported().folio();
    String duplicate = act("ana", reported().folio(), Action.DUPLICADO, Map.of("of", original)).folio();
    String folio = reported().folio();

    refused(folio, () -> act("ana", folio, Action.DUPLICADO, Map.of("of", duplicate)))
        .isInstanceOf(InvalidField.class).hasMessageContaining(original);
  }

  @Test
  void claimingInAbiertoNamesTheAgentButIsNoFirstResponse() {
    String folio = reported().folio();

    claimInTasklist("ana", folio);
    advance(Duration.ofMinutes(20));

    assertThat(process(folio)).isWaitingAt(ABIERTO);
    assertThat(tickets.get(folio).assignee()).isEqualTo("ana");
    assertThat(tickets.get(folio).state()).isEqualTo(DeskState.ABIERTO);
    assertThat(texts(folio, Kind.ASIGNACION)).containsExactly("Lo atiende Ana Torres");
    assertThat(clock(folio, ClockName.RESPUESTA).state()).isEqualTo(State.CORRIENDO);
    assertThat(clock(folio, ClockName.RESPUESTA).elapsedMinutes()).isEqualTo(20);
    assertThat(outbox(folio)).isEmpty();
  }

  @Test
  void givingATicketBackToTheGroupIsMirroredToo() {
    String folio = reported().folio();
    claimInTasklist("ana", folio);

    inTasklist("ana", () -> {
      engine.getTaskService().setAssignee(task(folio).getId(), null);
      return null;
    });

    assertThat(tickets.get(folio).assignee()).isNull();
    assertThat(texts(folio, Kind.ASIGNACION)).containsExactly("Lo atiende Ana Torres", "Sin asignar");
    assertThat(signs(folio)).containsEntry("agente", null);
  }

  @Test
  void somebodyElsesClaimedTicketIsNotOfferedInTheGroup() {
    itIs("2026-01-12T09:00");
    String folio = reported("ALTO", "ALTA", "VPN").folio();
    claimInTasklist("beto", folio);

    assertThat(as("beto", () -> desk.actions(folio))).contains(Action.ATENDER);
    refused(folio, () -> act("ana", folio, Action.ATENDER, NOTHING)).hasMessageContaining(folio);
  }

  @Test
  void aDescriptionOfTwentyThousandCharactersIsKeptInTheRowOnly() {
    String text = "ñ".repeat(20_000);

    Ticket ticket = as("luis", () -> desk.open(TicketType.INCIDENTE, Map.of("subject", "Muy largo", "description", text,
        "impact", "BAJO", "urgency", "BAJA", "category", "OTRO")));

    assertThat(tickets.get(ticket.folio()).description()).isEqualTo(text);
    assertThat(signs(ticket.folio()).keySet())
        .isEqualTo(new TreeSet<>(List.of("agente", "asunto", "folio", "grupo", "prioridad", "solicitante")));
  }

  @Test
  void oneCharacterMoreIsRefusedNamingTheField() {
    assertThatThrownBy(() -> as("luis", () -> desk.open(TicketType.INCIDENTE, Map.of("subject", "Muy largo",
        "description", "a".repeat(20_001), "impact", "BAJO", "urgency", "BAJA", "category", "OTRO"))))
        .isInstanceOf(InvalidField.class).hasMessageContaining("descripción").hasMessageContaining("20,001");
  }

  @Test
  void aCategoryWithoutARuleIsRefusedAndNoTicketIsLeft() {
    long before = jdbc.queryForObject("select count(*) from ticket", Long.class);

    assertThatThrownBy(() -> reported("ALTO", "ALTA", "CAFETERA"))
        .isInstanceOf(InvalidField.class).hasMessageContaining("CAFETERA");

    assertThat(jdbc.queryForObject("select count(*) from ticket", Long.class)).isEqualTo(before);
  }

  @Test
  void theDeskReportsForSomebodyElseButARequesterDoesNot() {
    Map<String, Object> forMarta = Map.of("subject", "Sin red", "description", "Nada", "impact", "BAJO", "urgency", "BAJA",
        "category", "RED", "requester", "marta");

    assertThat(as("ana", () -> desk.open(TicketType.INCIDENTE, forMarta)).requester()).isEqualTo("marta");
    assertThatThrownBy(() -> as("luis", () -> desk.open(TicketType.INCIDENTE, forMarta)))
        .isInstanceOf(InvalidField.class).hasMessageContaining("Solo la mesa");
  }

  @Test
  void whoeverCompletesATaskThatNobodyHoldsHasTakenIt() {
    String folio = reported().folio();
    submitInTasklist("ana", folio, "ATENDER", Map.of());
    assertThat(tickets.get(folio).assignee()).isEqualTo("ana");
    assertThat(task(folio).getAssignee()).isEqualTo("ana");
    assertThat(texts(folio)).contains("Lo atiende Ana Torres");
  }
}
