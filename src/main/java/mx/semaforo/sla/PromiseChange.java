package mx.semaforo.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What another agreement would change in one clock.
 *
 * @param changes which parts of the promise differ
 * @param oldDueAt UTC; null for a clock that has not started or was stopped in time; likewise {@code newDueAt}
 * @param wouldBreachNow kept until now, missed by the new promise
 * @param explanation the same in Spanish, for people
 */
public record PromiseChange(ClockName clock, List<String> changes, String oldTarget, String newTarget, Instant oldDueAt,
    Instant newDueAt, boolean wouldBreachNow, String explanation) {

  static PromiseChange between(SlaClock old, BusinessCalendar oldCalendar, SlaClock next, BusinessCalendar calendar, Instant now) {
    List<String> changes = new ArrayList<>();
    note(changes, "acuerdo", old.agreement(), next.agreement());
    note(changes, "objetivo", old.target(), next.target());
    note(changes, "calendario", old.calendarVersion(), next.calendarVersion());
    note(changes, "hitos", old.milestoneList(), next.milestoneList());
    note(changes, "pausa con proveedor", old.runsWithSupplier(), next.runsWithSupplier());
    if (!old.isStarted()) {
      return new PromiseChange(old.name(), changes, old.target().toString(), next.target().toString(), null, null, false,
          explanation(old, next, changes));
    }
    ClockReport before = ClockReports.of(old, oldCalendar, now);
    ClockReport after = ClockReports.of(next, calendar, now);
    String due = Objects.equals(before.dueAt(), after.dueAt()) ? ""
        : "; vencimiento: %s → %s".formatted(when(before, oldCalendar, now), when(after, calendar, now));
    return new PromiseChange(old.name(), changes, old.target().toString(), next.target().toString(), before.dueAt(), after.dueAt(),
        after.breached() && !before.breached(), explanation(old, next, changes) + due);
  }

  private static String explanation(SlaClock old, SlaClock next, List<String> changes) {
    return "%s: cambia %s%s".formatted(old.name().label(), String.join(", ", changes),
        old.target().equals(next.target()) ? "" : " (%s → %s)".formatted(old.target(), next.target()));
  }

  private static String when(ClockReport report, BusinessCalendar calendar, Instant now) {
    return report.dueAt() == null ? "a tiempo" : ClockReports.when(report.dueAt(), calendar.zone(), now);
  }

  private static void note(List<String> changes, String part, Object old, Object next) {
    if (!Objects.equals(old, next)) {
      changes.add(part);
    }
  }
}
