package mx.semaforo.process;

import static mx.semaforo.process.IncidentProcess.Task.ABIERTO;
import static mx.semaforo.process.IncidentProcess.Task.EN_PROCESO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mx.semaforo.sla.ClockName;
import mx.semaforo.ticket.TimelineEntry;
import mx.semaforo.ticket.TimelineEntry.Kind;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** "Hito de SLA": every milestone exactly once, in working time, whatever happens to the timer. */
class HitoStories extends IncidentStory {

  @Test
  void anUnattendedTicketClimbsLevelByLevelThroughNightsAndNeverTwice() {
    String folio = reported().folio();

    advanceTo("2026-01-19T08:00");

    assertThat(fired(folio, ClockName.RESPUESTA)).isEqualTo(Map.of("75%", mexico("2026-01-12T10:30"),
        "100%", mexico("2026-01-12T11:00"), "+50%", mexico("2026-01-12T12:00")));
    assertThat(fired(folio, ClockName.SOLUCION)).isEqualTo(Map.of("75%", mexico("2026-01-13T13:00"),
        "100%", mexico("2026-01-13T18:00"), "+50%", mexico("2026-01-14T18:00")));
    assertThat(texts(folio, Kind.HITO)).hasSize(6);
    assertThat(texts(folio, Kind.ESCALAMIENTO)).hasSize(2);
    assertThat(tickets.get(folio).group()).isEqualTo("mesa-n3");
    assertThat(candidateGroup(folio)).isEqualTo("mesa-n3");
    assertThat(outbox(folio)).containsExactly("milestone → mesa-n1", "escalated → mesa-n2", "milestone → supervisores", "milestone → supervisores",
        "milestone → mesa-n2", "escalated → mesa-n3", "milestone → supervisores", "milestone → supervisores");
    assertThat(process(folio)).isWaitingAt(ABIERTO);
    assertThat(process(folio)).hasPassed("Call_EscalarAbierto", "End_HitoAbierto").hasNotPassed("Service_Escalar");
    assertThat(jobs(folio)).hasSize(1);
    assertThat(timeline(folio).stream().filter(entry -> entry.kind() == Kind.HITO)).extracting(TimelineEntry::actor).containsOnly("sistema");
  }

  @Test
  void aWeekendAndAHolidayDoNotCount() {
    itIs("2026-01-30T17:00");
    String folio = act("ana", reported("ALTO", "ALTA", "CORREO").folio(), Action.ATENDER, NOTHING).folio();

    List<Instant> fired = advanceTo("2026-02-03T14:00");

    assertThat(fired(folio, ClockName.SOLUCION)).isEqualTo(Map.of("75%", mexico("2026-02-03T11:00"),
        "100%", mexico("2026-02-03T12:00"), "+50%", mexico("2026-02-03T14:00")));
    assertThat(fired).hasSize(3);
    assertThat(outbox(folio)).contains("milestone → ana", "milestone → supervisores", "escalated → mesa-n2", "milestone → gerencia");
  }

  @Test
  void aMissedSolutionTakesTheTicketFromItsAgentToTheNextLevel() {
    String folio = act("ana", reported("ALTO", "ALTA", "CORREO").folio(), Action.ATENDER, NOTHING).folio();

    advanceTo("2026-01-12T13:00");

    assertThat(process(folio)).isWaitingAt(EN_PROCESO);
    assertThat(process(folio)).hasPassed("Call_EscalarEnProceso").hasNotPassed("Service_Escalar");
    assertThat(tickets.get(folio).group()).isEqualTo("mesa-n2");
    assertThat(tickets.get(folio).assignee()).isNull();
    assertThat(task(folio)).isNotAssigned();
    assertThat(candidateGroup(folio)).isEqualTo("mesa-n2");
    assertThat(clock(folio, ClockName.OLA).targetMinutes()).isEqualTo(240);
    assertThat(signs(folio)).containsEntry("grupo", "mesa-n2").containsEntry("agente", null);
    assertThat(as("beto", () -> desk.actions(folio))).contains(Action.ATENDER);
  }

  @Test
  void noMilestoneFiresBeforeItsInstant() {
    String folio = reported().folio();

    assertThat(advanceTo("2026-01-12T10:29:59")).isEmpty();
    assertThat(advanceTo("2026-01-12T10:30")).containsExactly(mexico("2026-01-12T10:30"));
    assertThat(texts(folio, Kind.HITO)).singleElement().asString().startsWith("75% de primera respuesta");
  }

  @Test
  void anOutageIsRegisteredAsOneStepOfEachClockWithItsHighestMilestone() {
    String folio = reported().folio();
    itIs("2026-01-13T17:00");

    engine.getManagementService().executeJob(milestoneJob(folio).getId());

    assertThat(texts(folio, Kind.HITO)).extracting(text -> text.substring(0, text.indexOf('.')))
        .containsExactly("+50% de primera respuesta", "75% de solución");
    assertThat(outbox(folio)).containsExactlyInAnyOrder("milestone → supervisores", "milestone → mesa-n1");
    assertThat(fired(folio, ClockName.RESPUESTA).values()).containsOnly(mexico("2026-01-13T17:00"));
    assertThat(milestoneJob(folio).getDuedate().toInstant()).isEqualTo(mexico("2026-01-13T18:00"));
  }

  @Test
  void anOutageThatEndsAtNightWaitsForTheOpening() {
    String folio = reported().folio();
    itIs("2026-01-12T23:00");

    engine.getManagementService().executeJob(milestoneJob(folio).getId());

    assertThat(texts(folio, Kind.HITO)).isEmpty();
    assertThat(outbox(folio)).isEmpty();
    assertThat(milestoneJob(folio).getDuedate().toInstant()).isEqualTo(mexico("2026-01-13T09:00"));
    advanceTo("2026-01-13T09:00");
    assertThat(texts(folio, Kind.HITO)).singleElement().asString().startsWith("+50% de primera respuesta");
  }

  @Test
  void attendingInTimeSilencesTheFirstResponse() {
    String folio = reported().folio();
    advanceTo("2026-01-12T10:45");
    act("ana", folio, Action.ATENDER, NOTHING);

    advanceTo("2026-01-13T12:59");

    assertThat(fired(folio, ClockName.RESPUESTA)).containsOnlyKeys("75%");
    assertThat(texts(folio, Kind.HITO)).hasSize(1);
  }

  @Test
  void whatFiredBeforeAReopeningDoesNotFireAgain() {
    String folio = attended().folio();
    advanceTo("2026-01-13T13:00");
    act("ana", folio, Action.SOLUCIONAR, Map.of("solution", "Se reinició el servicio"));
    act("luis", folio, Action.RECHAZAR, Map.of("reason", "Sigue igual"));

    advanceTo("2026-01-13T18:00");

    assertThat(texts(folio, Kind.HITO)).extracting(text -> text.substring(0, text.indexOf('.')))
        .containsExactly("75% de solución", "100% de solución");
  }

  @Test
  void afterTheLastMilestoneTheTimerStaysForALaterPromise() {
    String folio = reported("ALTO", "ALTA", "SEGURIDAD").folio();
    advanceTo("2026-01-16T09:00");

    assertThat(milestoneJob(folio).getDuedate().toInstant()).isEqualTo(Instant.parse("9999-01-01T00:00:00Z"));
    assertThat(fired(folio, ClockName.RESPUESTA)).hasSize(3);
    assertThat(fired(folio, ClockName.SOLUCION)).hasSize(3);
  }

  @Test
  void aFailingTimerKeepsOneJobEndsInCockpitAndBlocksNobody() {
    String folio = reported().folio();
    ProcessInstance process = process(folio);

    withoutMilestoneMail(folio, () -> {
      advanceTo("2026-01-12T12:30");
      assertThat(jobs(folio)).singleElement().matches(job -> job.getRetries() == 0)
          .matches(job -> job.getExceptionMessage() != null);
      assertThat(incidents(process)).isOne();
      assertThat(texts(folio, Kind.HITO)).isEmpty();

      act("ana", folio, Action.ATENDER, NOTHING);
    });

    assertThat(process).isWaitingAt(EN_PROCESO);
    assertThat(incidents(process)).isZero();
    assertThat(jobs(folio)).singleElement().matches(job -> job.getRetries() > 0);
  }

  @Test
  void aRepairedTimerRegistersWhatWasMissedOnce() {
    String folio = reported().folio();
    withoutMilestoneMail(folio, () -> advanceTo("2026-01-12T12:30"));

    engine.getManagementService().setJobRetries(milestoneJob(folio).getId(), 1);
    advance(Duration.ofMinutes(1));

    assertThat(texts(folio, Kind.HITO)).singleElement().asString().startsWith("+50% de primera respuesta");
    assertThat(incidents(process(folio))).isZero();
    assertThat(milestoneJob(folio).getDuedate().toInstant()).isEqualTo(mexico("2026-01-13T13:00"));
  }

  private long incidents(ProcessInstance process) {
    return engine.getRuntimeService().createIncidentQuery().processInstanceId(process.getId()).count();
  }

  /** The database refuses this ticket's milestone messages meanwhile. */
  private void withoutMilestoneMail(String folio, Runnable story) {
    jdbc.execute("alter table outbox add constraint no_mail check (template <> 'milestone' or folio <> '%s')".formatted(folio));
    try {
      story.run();
    } finally {
      jdbc.execute("alter table outbox drop constraint no_mail");
    }
  }
}
