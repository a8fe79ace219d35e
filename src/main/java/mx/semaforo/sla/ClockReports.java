package mx.semaforo.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import mx.semaforo.sla.ClockReport.Mark;
import mx.semaforo.sla.ClockReport.State;
import mx.semaforo.sla.ClockReport.Stretch;

/** Derives what a clock says of itself, in numbers and in Spanish, from its segments. */
final class ClockReports {

  private static final Locale SPANISH = Locale.forLanguageTag("es-MX");
  private static final DateTimeFormatter THIS_WEEK = DateTimeFormatter.ofPattern("EEEE HH:mm", SPANISH);
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEEE d 'de' MMMM 'de' yyyy, HH:mm", SPANISH);

  private ClockReports() {}

  static ClockReport of(SlaClock clock, BusinessCalendar calendar, Instant now) {
    Reading reading = Reading.of(clock, calendar, now);
    return new ClockReport(clock.name(), reading.state(), reading.breached(), reading.target().toMinutes(), reading.elapsed().toMinutes(),
        Math.max(0, reading.left().toMinutes()), reading.percent(), reading.dueAt(), calendar.name(), calendar.version(),
        clock.agreement(), clock.rule(),
        clock.segments().map(segment -> new Stretch(segment.startedAt(), segment.stoppedAt(), segment.startReason())).toList(),
        marks(clock, calendar, reading, now), explain(clock, calendar.zone(), reading, now));
  }

  /** For a clock that runs or is paused. */
  static Deadline deadline(SlaClock clock, BusinessCalendar calendar, Instant now) {
    Reading reading = Reading.of(clock, calendar, now);
    return new Deadline(clock.name(), reading.state(), reading.breached(), reading.percent(), reading.left().toMinutes(), reading.dueAt(),
        left(reading), due(reading, calendar.zone(), now));
  }

  private record Reading(Duration target, Duration elapsed, State state, boolean breached, Instant dueAt) {

    static Reading of(SlaClock clock, BusinessCalendar calendar, Instant now) {
      Duration target = clock.target(calendar, now);
      Duration elapsed = clock.elapsed(calendar, now);
      boolean breached = elapsed.compareTo(target) > 0 || clock.isRunning() && elapsed.equals(target);
      State state = clock.isRunning() ? State.CORRIENDO : clock.isPaused() ? State.EN_PAUSA : State.DETENIDO;
      return new Reading(target, elapsed, state, breached,
          state == State.DETENIDO && !breached ? null : clock.instantAt(target, calendar, now));
    }

    Duration left() {
      return target.minus(elapsed);
    }

    int percent() {
      return target.isZero() ? 100 : (int) Math.min(Integer.MAX_VALUE, elapsed.toMillis() * 100 / target.toMillis());
    }
  }

  private static String left(Reading reading) {
    String pause = reading.state() == State.EN_PAUSA ? "en pausa, " : "";
    if (reading.breached()) {
      long over = -reading.left().toMinutes();
      return pause + (over == 0 ? "acaba de vencer" : "vencido por " + words(Duration.ofMinutes(over)));
    }
    long minutes = reading.left().toMinutes();
    return pause + (minutes == 0 ? "queda menos de 1 min" : (minutes == 1 || minutes == 60 ? "queda " : "quedan ") + words(reading.left()));
  }

  private static String due(Reading reading, ZoneId zone, Instant now) {
    String when = when(reading.dueAt(), zone, now);
    return reading.breached() ? "venció el " + when : reading.state() == State.EN_PAUSA ? "vencería el " + when : "vence el " + when;
  }

  private static List<Mark> marks(SlaClock clock, BusinessCalendar calendar, Reading reading, Instant now) {
    return clock.milestoneList().stream().map(milestone -> {
      Duration threshold = milestone.threshold(reading.target());
      boolean reachable = reading.state() != State.DETENIDO || reading.elapsed().compareTo(threshold) >= 0;
      Instant at = reachable ? clock.instantAt(threshold, calendar, now) : null;
      return clock.firing(milestone).map(done -> new Mark(done.name(), done.reachedAt(), done.firedAt()))
          .orElse(new Mark(milestone.name(), at, null));
    }).toList();
  }

  private static String explain(SlaClock clock, ZoneId zone, Reading reading, Instant now) {
    State state = reading.state();
    StringBuilder text = new StringBuilder(state == State.CORRIENDO ? "Lleva " : "Corrió ")
        .append(words(reading.elapsed())).append(" de ").append(words(reading.target()));
    if (state != State.CORRIENDO) {
      Segment last = clock.segments().reduce((first, second) -> second).orElseThrow();
      text.append(state == State.EN_PAUSA ? "; en pausa desde el " : "; detenido desde el ")
          .append(when(last.stoppedAt(), zone, now)).append(" porque ").append(last.stopReason());
    }
    if (reading.breached()) {
      text.append("; venció el ").append(when(reading.dueAt(), zone, now));
    } else if (state == State.EN_PAUSA) {
      text.append("; si siguiera ahora, vencería el ").append(when(reading.dueAt(), zone, now));
    } else if (state == State.CORRIENDO) {
      text.append("; vence el ").append(when(reading.dueAt(), zone, now));
    } else {
      text.append("; a tiempo");
    }
    return text.append('.').toString();
  }

  /** {@code 2 h 10 min}. */
  static String words(Duration time) {
    long minutes = time.toMinutes();
    return minutes < 60 ? minutes + " min" : minutes % 60 == 0 ? minutes / 60 + " h" : minutes / 60 + " h " + minutes % 60 + " min";
  }

  static String when(Instant instant, ZoneId zone, Instant now) {
    boolean near = Math.abs(ChronoUnit.DAYS.between(now.atZone(zone).toLocalDate(), instant.atZone(zone).toLocalDate())) < 6;
    return (near ? THIS_WEEK : DATE).format(instant.atZone(zone));
  }
}
