package mx.semaforo.process.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves engine and desk through time together, from one due timer to the next, so that each fires at its own instant
 * and not all at once at the end. For the laboratory and for tests.
 */
public class TimeTravel {

  private static final Logger LOG = LoggerFactory.getLogger(TimeTravel.class);

  private final ManagementService management;
  private final Clock clock;
  private final Consumer<Instant> mover;

  /** @param mover sets the engine's clock */
  public TimeTravel(ManagementService management, Clock clock, Consumer<Instant> mover) {
    this.management = management;
    this.clock = clock;
    this.mover = mover;
  }

  /** @return the instants at which timers fired, in order; a timer that failed is not among them */
  public List<Instant> advance(Duration time) {
    Instant end = clock.instant().plus(time);
    List<Instant> fired = new ArrayList<>();
    for (Optional<Job> next = nextDue(end); next.isPresent(); next = nextDue(end)) {
      Instant due = next.get().getDuedate().toInstant();
      if (due.isAfter(clock.instant())) {
        mover.accept(due);
      }
      try {
        management.executeJob(next.get().getId());
        fired.add(due);
      } catch (RuntimeException e) {
        LOG.warn("El temporizador {} falló a las {}; el motor lo reintentará", next.get().getId(), due, e);
      }
    }
    if (end.isAfter(clock.instant())) {
      mover.accept(end);
    }
    return fired;
  }

  private Optional<Job> nextDue(Instant end) {
    return management.createJobQuery().active().withRetriesLeft().duedateLowerThan(Date.from(end.plusMillis(1)))
        .orderByJobDuedate().asc().listPage(0, 1).stream().findFirst();
  }
}
