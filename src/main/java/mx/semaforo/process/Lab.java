package mx.semaforo.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mx.semaforo.process.engine.TimeTravel;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A simulated clock, for walking a diagram through a week in a minute. */
@Component
@Profile("lab")
public class Lab {

  /** Ten years at a time are enough for any calendar. */
  private static final Duration LONGEST = Duration.ofDays(3650);

  private final TimeTravel travel;
  private final JobExecutor executor;
  private final Clock clock;

  Lab(ManagementService management, JobExecutor executor, Clock clock) {
    this.travel = new TimeTravel(management, clock, now -> ClockUtil.offset(now.toEpochMilli() - System.currentTimeMillis()));
    this.executor = executor;
    this.clock = clock;
  }

  /**
   * Moves on and fires what comes due on the way, before answering.
   *
   * @throws IllegalArgumentException for time that does not go forward, or for more than ten years
   */
  public synchronized Moved advance(Duration time) {
    if (time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("El tiempo solo avanza: usa una duración entre PT1S y P3650D, como PT2H o P1D.");
    }
    executor.shutdown();
    try {
      return new Moved(travel.advance(time), clock.instant());
    } finally {
      executor.start();
    }
  }

  /** @param fired when each timer fired, in order */
  public record Moved(List<Instant> fired, Instant now) {}
}
