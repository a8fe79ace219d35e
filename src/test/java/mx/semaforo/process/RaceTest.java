package mx.semaforo.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import mx.semaforo.ticket.DeskState;
import mx.semaforo.ticket.TimelineEntry.Kind;
import mx.semaforo.ticket.Urgency;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Two at the same instant. Both are held at a row that both will write, so that they overlap every time and do not
 * just happen to come one after the other.
 */
class RaceTest extends IncidentStory {

  @Autowired TransactionTemplate transaction;

  private ExecutorService both;

  @BeforeEach
  void start() {
    both = Executors.newFixedThreadPool(2);
  }

  @AfterEach
  void stop() {
    both.shutdownNow();
  }

  @RepeatedTest(10)
  void ofTwoPersonsWhoDecideOneWinsAndTheOtherIsTold() {
    String folio = attended().folio();

    List<Throwable> outcomes = race(heldAt("ACT_RU_TASK", task(folio).getId()),
        () -> act("ana", folio, Action.SOLUCIONAR, Map.of("solution", "Listo")),
        () -> act("sofia", folio, Action.PEDIR_DATOS, Map.of("question", "¿Sigue?")));

    assertThat(outcomes).filteredOn(outcome -> outcome == null).hasSize(1);
    assertThat(outcomes).filteredOn(outcome -> outcome != null).singleElement()
        .isInstanceOfAny(ActionNotAllowed.class, ConcurrentChange.class);
    assertThat(texts(folio, Kind.ESTADO)).hasSize(2);
    assertThat(tickets.get(folio).state()).isEqualTo(outcomes.get(0) == null ? DeskState.SOLUCIONADO : DeskState.PENDIENTE_USUARIO);
    assertThat(task(folio)).isNotNull();
  }

  @RepeatedTest(10)
  void ofTwoPersonsWhoDecideInTasklistOneWinsAndTheOtherIsTold() {
    String folio = attended().folio();
    String task = task(folio).getId();

    List<Throwable> outcomes = race(heldAt("ACT_RU_TASK", task),
        () -> submit("ana", task, Map.of("decision", "SOLUCIONAR", "solucion", "Listo")),
        () -> submit("sofia", task, Map.of("decision", "PEDIR_DATOS", "pregunta", "¿Sigue?")));

    assertThat(outcomes).filteredOn(outcome -> outcome == null).hasSize(1);
    assertThat(outcomes).filteredOn(outcome -> outcome != null).singleElement()
        .isInstanceOf(FormFieldValidationException.class).extracting(Throwable::getMessage).asString().contains("Otra persona");
    assertThat(texts(folio, Kind.ESTADO)).hasSize(2);
  }

  @RepeatedTest(10)
  void aMilestoneNeverStopsThePersonWhoDecides() {
    String folio = reported().folio();
    itIs("2026-01-12T10:30");
    String timer = milestoneJob(folio).getId();

    List<Throwable> outcomes = race(heldAt("ACT_RU_JOB", timer),
        () -> act("ana", folio, Action.ATENDER, NOTHING), () -> engine.getManagementService().executeJob(timer));

    assertThat(outcomes.get(0)).isNull();
    attendedOnceWithAtMostOneMilestone(folio);
  }

  @RepeatedTest(10)
  void aMilestoneNeverStopsThePersonWhoDecidesInTasklist() {
    String folio = reported().folio();
    claimInTasklist("ana", folio);
    String task = task(folio).getId();
    itIs("2026-01-12T10:30");
    String timer = milestoneJob(folio).getId();

    List<Throwable> outcomes = race(heldAt("ACT_RU_JOB", timer),
        () -> submit("ana", task, Map.of("decision", "ATENDER")), () -> engine.getManagementService().executeJob(timer));

    assertThat(outcomes.get(0)).isNull();
    attendedOnceWithAtMostOneMilestone(folio);
  }

  @RepeatedTest(5)
  void aReplyAndAnAgentWhoGoesOnLeaveOneOfThem() {
    String folio = awaitingRequester().folio();

    List<Throwable> outcomes = race(heldAt("ACT_RU_TASK", task(folio).getId()),
        () -> act("luis", folio, Action.RESPONDER, Map.of("message", "Error 500")), () -> act("ana", folio, Action.RETOMAR, NOTHING));

    assertThat(outcomes).filteredOn(outcome -> outcome == null).hasSize(1);
    assertThat(outcomes).filteredOn(outcome -> outcome != null).singleElement()
        .isInstanceOfAny(ActionNotAllowed.class, ConcurrentChange.class);
    assertThat(tickets.get(folio).state()).isEqualTo(DeskState.EN_PROCESO);
    assertThat(texts(folio, Kind.ESTADO)).hasSize(3);
  }

  @RepeatedTest(5)
  void whatWasMeantForOneTaskIsNotDoneToTheNext() {
    String folio = reported().folio();

    List<Throwable> outcomes = race(heldAt("ACT_RU_TASK", task(folio).getId()),
        () -> act("ana", folio, Action.RECLASIFICAR, Map.of("urgency", "ALTA", "reason", "Urge")),
        () -> act("sofia", folio, Action.RECLASIFICAR, Map.of("urgency", "BAJA", "reason", "No urge")));

    assertThat(outcomes).filteredOn(outcome -> outcome == null).hasSize(1);
    assertThat(outcomes).filteredOn(outcome -> outcome != null).singleElement().isInstanceOf(ConcurrentChange.class);
    assertThat(tickets.get(folio).urgency()).isEqualTo(outcomes.get(0) == null ? Urgency.ALTA : Urgency.BAJA);
  }

  private void attendedOnceWithAtMostOneMilestone(String folio) {
    assertThat(tickets.get(folio).state()).isEqualTo(DeskState.EN_PROCESO);
    assertThat(tickets.get(folio).assignee()).isEqualTo("ana");
    assertThat(texts(folio, Kind.ESTADO)).containsExactly("Abierto → En proceso");
    assertThat(texts(folio, Kind.ASIGNACION)).containsExactly("Lo atiende Ana Torres");
    assertThat(texts(folio, Kind.HITO)).hasSizeLessThanOrEqualTo(1);
    assertThat(outbox(folio)).filteredOn("attended → luis"::equals).hasSize(1);
    assertThat(jobs(folio)).hasSize(1);
  }

  private void submit(String person, String task, Map<String, Object> variables) {
    inTasklist(person, () -> {
      engine.getFormService().submitTaskForm(task, variables);
      return null;
    });
  }

  private Held heldAt(String table, String id) {
    return () -> jdbc.queryForList("select ID_ from %s where ID_ = ? for update".formatted(table), id);
  }

  private interface Held {
    void lock();
  }

  /** @return what each threw, or null where it succeeded */
  private List<Throwable> race(Held row, Runnable one, Runnable other) {
    CyclicBarrier start = new CyclicBarrier(3);
    List<Future<Throwable>> runners = new ArrayList<>();
    for (Runnable runner : List.of(one, other)) {
      runners.add(both.submit(() -> {
        start.await(10, TimeUnit.SECONDS);
        try {
          runner.run();
          return null;
        } catch (RuntimeException lost) {
          return lost;
        }
      }));
    }
    transaction.executeWithoutResult(status -> {
      row.lock();
      try {
        start.await(10, TimeUnit.SECONDS);
        Thread.sleep(200);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
    return runners.stream().map(RaceTest::outcome).collect(Collectors.toCollection(ArrayList::new));
  }

  private static Throwable outcome(Future<Throwable> runner) {
    try {
      return runner.get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
