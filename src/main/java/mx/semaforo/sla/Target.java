package mx.semaforo.sla;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an agreement promises: so much working time, or so many working days later at the same wall
 * time or at closing time. Written {@code 240 min}, {@code 4 h}, {@code 3 días} or {@code 3 días al
 * cierre}; {@link #toString} gives that text back.
 */
public record Target(int amount, Unit unit) {

  /** How {@link Target#amount} counts. */
  public enum Unit {
    MINUTES,
    HOURS,
    DAYS,
    DAYS_AT_CLOSING
  }

  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,6})\\s*(?:(min)|(h)|(dias?)(\\s+al\\s+cierre)?)");

  public Target {
    if (amount < 1) {
      throw new IllegalArgumentException("El objetivo debe ser mayor que cero.");
    }
  }

  /** @throws IllegalArgumentException if the text is none of the four forms, or zero */
  public static Target parse(String text) {
    String plain = Normalizer.normalize(text.strip(), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    Matcher parts = TEXT.matcher(plain);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          ("No entiendo el objetivo «%s»: escribe algo como «240 min», «4 h», «3 días»"
                  + " o «3 días al cierre».")
              .formatted(text));
    }
    Unit unit =
        parts.group(2) != null
            ? Unit.MINUTES
            : parts.group(3) != null
                ? Unit.HOURS
                : parts.group(5) == null ? Unit.DAYS : Unit.DAYS_AT_CLOSING;
    return new Target(Integer.parseInt(parts.group(1)), unit);
  }

  /** The working time this stands for when the clock starts at {@code start}. */
  public Duration resolve(BusinessCalendar calendar, Instant start) {
    return switch (unit) {
      case MINUTES -> Duration.ofMinutes(amount);
      case HOURS -> Duration.ofHours(amount);
      case DAYS -> calendar.elapsed(start, calendar.dueDays(start, amount, false));
      case DAYS_AT_CLOSING -> calendar.elapsed(start, calendar.dueDays(start, amount, true));
    };
  }

  @Override
  public String toString() {
    String days = amount == 1 ? "1 día" : amount + " días";
    return switch (unit) {
      case MINUTES -> amount + " min";
      case HOURS -> amount + " h";
      case DAYS -> days;
      case DAYS_AT_CLOSING -> days + " al cierre";
    };
  }
}
