package mx.semaforo.process.engine;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.task.Task;

/**
 * Understands {@code timeCycle} expressions that answer instants: when a timer armed now is due and, where that
 * differs, when it is due again after this firing. Everything else is an ordinary cycle.
 */
class SlaCycleCalendar extends CycleBusinessCalendar {

  /** No milestone left: the job stays, so that a later re-target can still move it, and is never acquired. */
  static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  private static final String INSTANTS = "\\d{4}-\\d\\d-\\d\\dT\\S+Z( \\d{4}-\\d\\d-\\d\\dT\\S+Z)?";

  static String text(Optional<Instant> arming, Optional<Instant> following) {
    Instant first = arming.orElse(NEVER);
    Instant second = following.orElse(NEVER);
    return first.equals(second) ? first.toString() : first + " " + second;
  }

  @Override
  public Date resolveDuedate(String text, Task task) {
    return isOurs(text) ? arming(text) : super.resolveDuedate(text, task);
  }

  @Override
  public Date resolveDuedate(String text) {
    return isOurs(text) ? arming(text) : super.resolveDuedate(text);
  }

  @Override
  public Date resolveDuedate(String text, Date start) {
    return isOurs(text) ? arming(text) : super.resolveDuedate(text, start);
  }

  /**
   * Asked while a timer fires, with a text evaluated a moment ago: however long that moment was, the timer goes on. Asked
   * again, outside the job, when it has failed: no follow-up then, or each failure would breed another job.
   */
  @Override
  public Date resolveDuedate(String text, Date start, long offset) {
    if (!isOurs(text)) {
      return super.resolveDuedate(text, start, offset);
    }
    boolean fires = Context.getCommandContext().getCurrentJob() != null;
    return fires ? Date.from(Instant.parse(text.substring(text.indexOf(' ') + 1))) : null;
  }

  private static boolean isOurs(String text) {
    return text.matches(INSTANTS);
  }

  static Date arming(String text) {
    return Date.from(Instant.parse(text.split(" ")[0]));
  }
}
