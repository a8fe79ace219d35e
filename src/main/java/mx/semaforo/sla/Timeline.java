package mx.semaforo.sla;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The segments of some whole local years on one line of epoch milliseconds, with the working time
 * that precedes each. Every question is a binary search, whatever the span it asks about; an empty
 * answer means that it lies outside these years.
 */
final class Timeline {

  private final int firstYear;
  private final int lastYear;
  private final ZoneId zone;
  private final long begin;
  private final long end;

  private final long[] opens;
  private final long[] closes;
  /** Working time before each segment; the entry behind the last one is the total. */
  private final long[] worked;
  private int segments;

  /** Days with at least one segment: epoch day, first opening and last closing. */
  private final long[] days;
  private final long[] openings;
  private final long[] closings;
  private int workingDays;

  Timeline(CalendarDefinition rules, int firstYear, int lastYear) {
    this.firstYear = firstYear;
    this.lastYear = lastYear;
    zone = rules.zone();
    LocalDate newYear = LocalDate.of(firstYear, 1, 1);
    LocalDate afterLast = LocalDate.of(lastYear + 1, 1, 1);
    begin = millis(newYear.atStartOfDay());
    end = millis(afterLast.atStartOfDay());

    List<LocalDate> all = newYear.minusDays(1).datesUntil(afterLast).toList();
    days = new long[all.size()];
    openings = new long[all.size()];
    closings = new long[all.size()];
    int bound = all.size() * rules.mostSegmentsOfADay() + 1;
    opens = new long[bound];
    closes = new long[bound];
    worked = new long[bound];
    Set<LocalDate> holidays = rules.holidays(firstYear - 1, lastYear);
    all.forEach(day -> add(day, rules.on(day, holidays)));
  }

  private void add(LocalDate day, List<CalendarDefinition.Segment> hours) {
    int first = segments;
    for (CalendarDefinition.Segment segment : hours) {
      long free = segments == 0 ? Long.MIN_VALUE : closes[segments - 1];
      long open = Math.max(free, millis(segment.openOn(day)));
      long close = millis(segment.closeOn(day));
      if (open < close) {
        opens[segments] = open;
        closes[segments] = close;
        worked[segments + 1] = worked[segments] + close - open;
        segments++;
      }
    }
    if (segments > first) {
      days[workingDays] = day.toEpochDay();
      openings[workingDays] = opens[first];
      closings[workingDays] = closes[segments - 1];
      workingDays++;
    }
  }

  int firstYear() {
    return firstYear;
  }

  int lastYear() {
    return lastYear;
  }

  boolean covers(long from, long to) {
    return begin <= from && to < end;
  }

  boolean isOpen(long at) {
    int i = segmentAt(at);
    return i >= 0 && at < closes[i];
  }

  /** Working time from the beginning of this timeline until {@code at}. */
  long worked(long at) {
    int i = segmentAt(at);
    return i < 0 ? 0 : worked[i] + Math.min(at, closes[i]) - opens[i];
  }

  OptionalLong after(long start, long working) {
    if (working == 0) {
      int next = segmentAt(start) + 1;
      return isOpen(start) ? OptionalLong.of(start) : when(next < segments, opens[next]);
    }
    long wanted = worked(start) + working;
    int i = firstFrom(wanted, worked, segments + 1) - 1;
    return when(i < segments, opens[i] + wanted - worked[i]);
  }

  OptionalLong before(long start, long working) {
    if (working == 0) {
      int i = firstFrom(start, opens, segments) - 1;
      return i < 0 ? OptionalLong.empty() : OptionalLong.of(Math.min(start, closes[i]));
    }
    long wanted = worked(start) - working;
    int i = lastUpTo(wanted, worked, segments + 1);
    return i < 0 ? OptionalLong.empty() : OptionalLong.of(opens[i] + wanted - worked[i]);
  }

  OptionalLong daysAfter(long start, int count, boolean atClosing) {
    LocalDateTime wall = LocalDateTime.ofInstant(Instant.ofEpochMilli(start), zone);
    int from = workingDayOf(start, wall.toLocalDate().toEpochDay(), count < 0);
    int to = from + count;
    if (from < 0 || from >= workingDays || to < 0 || to >= workingDays) {
      return OptionalLong.empty();
    }
    boolean dayOff = !isOpen(start) && days[from] != wall.toLocalDate().toEpochDay();
    if (dayOff) {
      wall = LocalDateTime.ofInstant(Instant.ofEpochMilli(openings[from]), zone);
    }
    long at = Math.max(openings[to], millis(wall.plusDays(days[to] - days[from])));
    boolean nothingWorked = count > 0 && at == openings[to] && start >= closings[from];
    if (atClosing || nothingWorked || at > closings[to]) {
      return OptionalLong.of(closings[to]);
    }
    int i = segmentAt(at);
    return OptionalLong.of(at <= closes[i] ? at : opens[i + 1]);
  }

  private int workingDayOf(long at, long localDay, boolean backward) {
    if (isOpen(at)) {
      return lastUpTo(at, openings, workingDays);
    }
    return backward
        ? lastUpTo(localDay, days, workingDays)
        : firstFrom(localDay, days, workingDays);
  }

  private int segmentAt(long at) {
    return lastUpTo(at, opens, segments);
  }

  private long millis(LocalDateTime local) {
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    return change != null && change.isGap()
        ? change.getInstant().toEpochMilli()
        : local.toInstant(zone.getRules().getOffset(local)).toEpochMilli();
  }

  private static OptionalLong when(boolean known, long at) {
    return known ? OptionalLong.of(at) : OptionalLong.empty();
  }

  private static int firstFrom(long key, long[] sorted, int size) {
    int i = Arrays.binarySearch(sorted, 0, size, key);
    return i >= 0 ? i : -i - 1;
  }

  private static int lastUpTo(long key, long[] sorted, int size) {
    int i = Arrays.binarySearch(sorted, 0, size, key);
    return i >= 0 ? i : -i - 2;
  }
}
