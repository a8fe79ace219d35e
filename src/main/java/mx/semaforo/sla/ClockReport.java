package mx.semaforo.sla;

import java.time.Instant;
import java.util.List;

/**
 * Everything that can be said about one clock at one instant. Minutes are whole working minutes.
 *
 * @param rule the sentence of the rule that chose the agreement
 * @param dueAt UTC; for a clock that does not run, as if it went on now; null once it is stopped in time
 * @param explanation the same in Spanish, for people
 */
public record ClockReport(ClockName clock, State state, boolean breached, long targetMinutes, long elapsedMinutes,
    long remainingMinutes, int percent, Instant dueAt, String calendar, String calendarVersion, String agreement,
    String rule, List<Stretch> segments, List<Mark> milestones, String explanation) {

  /** Whether working time is being counted. */
  public enum State { CORRIENDO, EN_PAUSA, DETENIDO }

  /** @param to null while it runs */
  public record Stretch(Instant from, Instant to, String reason) {}

  /** @param at when it is or was reached; null where it will not be; @param firedAt null while it has not fired */
  public record Mark(String name, Instant at, Instant firedAt) {}
}
