package mx.semaforo.sla;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.function.Function;
import mx.semaforo.definition.BrokenDefinition;

/**
 * The one home of working time: when people work, in their own zone, holidays apart. Immutable and
 * safe to share between threads. Instants are UTC with millisecond resolution; a working segment is
 * open at its first instant and closed at its last one.
 *
 * <p>Local hours become instants edge by edge: an hour that a clock change skips stands for the
 * moment of the change, one that it repeats stands for its first pass. So a segment lasts what
 * really passes between its edges, and cutting it in two never changes a sum.
 *
 * <p>A segment past midnight belongs to the day on which it opens, holidays included.
 *
 * <p>Years 1900 to 2170 are known; what lies beyond is refused with a {@link DateTimeException}.
 */
public final class BusinessCalendar {

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2170;
  private static final Instant FIRST_INSTANT = Instant.parse("1900-01-02T00:00:00Z");
  private static final Instant LAST_INSTANT = Instant.parse("2170-12-31T00:00:00Z");
  private static final Duration LONGEST = Duration.between(FIRST_INSTANT, LAST_INSTANT);

  private final String name;
  private final String definition;
  private final CalendarDefinition rules;

  /** What has been computed so far; replaced by a longer one on demand, never changed. */
  private volatile Timeline timeline;

  private BusinessCalendar(String name, String definition, CalendarDefinition rules) {
    this.name = name;
    this.definition = definition;
    this.rules = rules;
  }

  /**
   * @param file how messages call the definition; its last part without extension names the calendar
   * @throws BrokenDefinition if an analyst has to correct the text
   */
  public static BusinessCalendar parse(String file, String yaml) {
    String name = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.ya?ml$", "");
    return new BusinessCalendar(name, yaml, CalendarDefinition.read(file, yaml));
  }

  public String name() {
    return name;
  }

  /** Twelve hexadecimal digits that change whenever the definition does. */
  public String version() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(definition.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public String definition() {
    return definition;
  }

  public ZoneId zone() {
    return rules.zone();
  }

  public boolean isOpen(Instant at) {
    return covering(at, at).isOpen(at.toEpochMilli());
  }

  /** Working time within [from, to); zero if {@code to} does not lie after {@code from}. */
  public Duration elapsed(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return Duration.ZERO;
    }
    Timeline known = covering(from, to);
    return Duration.ofMillis(known.worked(to.toEpochMilli()) - known.worked(from.toEpochMilli()));
  }

  /**
   * The first instant at which {@code working} time has passed since {@code start}, be it a closing
   * edge; for zero, the first open instant from {@code start} on.
   *
   * @throws DateTimeException if that much working time never comes
   */
  public Instant due(Instant start, Duration working) {
    long from = start.toEpochMilli();
    long millis = millis(working);
    return reach(start, +1, known -> known.after(from, millis));
  }

  /**
   * The last instant from which {@code working} time passes until {@code start}, be it an opening
   * edge; for zero, the last instant up to {@code start} that ends open time.
   *
   * @throws DateTimeException if there never was that much working time
   */
  public Instant dueBackward(Instant start, Duration working) {
    long from = start.toEpochMilli();
    long millis = millis(working);
    return reach(start, -1, known -> known.before(from, millis));
  }

  /**
   * The working day {@code days} after (negative: before) the one of {@code start}, at the same wall
   * time or at its closing time. The wall time is moved into the hours of that day: to its opening,
   * its closing, or the end of its break. A start on a day off counts as the opening of the next
   * (negative: previous) working day.
   *
   * @throws DateTimeException if there are not that many working days
   */
  public Instant dueDays(Instant start, int days, boolean endOfWorkingDay) {
    long from = start.toEpochMilli();
    return reach(start, days < 0 ? -1 : +1, known -> known.daysAfter(from, days, endOfWorkingDay));
  }

  @Override
  public String toString() {
    return name;
  }

  private Instant reach(Instant start, int direction, Function<Timeline, OptionalLong> answer) {
    Timeline known = covering(start, start);
    while (true) {
      OptionalLong found = answer.apply(known);
      if (found.isPresent()) {
        return Instant.ofEpochMilli(found.getAsLong());
      }
      int years = known.lastYear() - known.firstYear() + 1;
      if (direction > 0 && known.lastYear() < LAST_YEAR) {
        known = extend(known.firstYear(), Math.min(known.lastYear() + years, LAST_YEAR));
      } else if (direction < 0 && known.firstYear() > FIRST_YEAR) {
        known = extend(Math.max(known.firstYear() - years, FIRST_YEAR), known.lastYear());
      } else {
        throw new DateTimeException(
            "El calendario «%s» no tiene tanto tiempo hábil %s %s: revisa el objetivo o el horario."
                .formatted(name, direction > 0 ? "después de" : "antes de", start));
      }
    }
  }

  private Timeline covering(Instant from, Instant to) {
    Timeline known = timeline;
    if (known != null && known.covers(from.toEpochMilli(), to.toEpochMilli())) {
      return known;
    }
    if (from.isBefore(FIRST_INSTANT) || to.isAfter(LAST_INSTANT)) {
      throw new DateTimeException(
          "El calendario «%s» solo conoce los años %d a %d; se le preguntó por %s."
              .formatted(name, FIRST_YEAR, LAST_YEAR, from.isBefore(FIRST_INSTANT) ? from : to));
    }
    return extend(from.atZone(zone()).getYear(), to.atZone(zone()).getYear());
  }

  private synchronized Timeline extend(int firstYear, int lastYear) {
    if (timeline == null) {
      timeline = new Timeline(rules, firstYear, lastYear);
    } else if (firstYear < timeline.firstYear() || lastYear > timeline.lastYear()) {
      timeline =
          new Timeline(
              rules,
              Math.min(firstYear, timeline.firstYear()),
              Math.max(lastYear, timeline.lastYear()));
    }
    return timeline;
  }

  private static long millis(Duration working) {
    if (working.isNegative()) {
      throw new IllegalArgumentException("El tiempo hábil no puede ser negativo: " + working);
    }
    return (working.compareTo(LONGEST) < 0 ? working : LONGEST).toMillis();
  }
}
