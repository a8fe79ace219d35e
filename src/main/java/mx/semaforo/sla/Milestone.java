package mx.semaforo.sla;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A point on the way to a target and past it, reached after {@code percent} of the target's working
 * time plus {@code offset}. Written {@code 75%}, {@code +50%} (half the target after the due
 * instant), {@code -30m} or {@code +4h} (working time before and after it); the text is the name.
 */
public record Milestone(String name, int percent, Duration offset) {

  private static final Pattern TEXT =
      Pattern.compile("(\\+?)([1-9]\\d{0,3})%|([+-])([1-9]\\d{0,5})([mh])");

  /**
   * @param text milestones separated by commas
   * @throws IllegalArgumentException naming the piece that makes no sense or is there twice
   */
  public static List<Milestone> parseAll(String text) {
    List<Milestone> milestones = new ArrayList<>();
    for (String piece : text.split(",", -1)) {
      Milestone milestone = parse(piece);
      if (milestones.stream().anyMatch(milestone::sameMomentAs)) {
        throw new IllegalArgumentException("El hito «%s» está repetido.".formatted(piece.strip()));
      }
      milestones.add(milestone);
    }
    return List.copyOf(milestones);
  }

  private static Milestone parse(String piece) {
    String name = piece.replaceAll("\\s", "");
    Matcher parts = TEXT.matcher(name);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "No entiendo el hito «%s»: escribe algo como «75%%», «+50%%», «-30m» o «+4h»."
              .formatted(piece.strip()));
    }
    if (parts.group(2) != null) {
      int beyond = parts.group(1).isEmpty() ? 0 : 100;
      return new Milestone(name, beyond + Integer.parseInt(parts.group(2)), Duration.ZERO);
    }
    long amount = Long.parseLong(parts.group(3) + parts.group(4));
    Duration offset =
        parts.group(5).equals("h") ? Duration.ofHours(amount) : Duration.ofMinutes(amount);
    return new Milestone(name, 100, offset);
  }

  private boolean sameMomentAs(Milestone other) {
    return percent == other.percent && offset.equals(other.offset);
  }

  /** Elapsed working time at which this is reached; one before the start is reached there. */
  public Duration threshold(Duration target) {
    Duration reached = Duration.ofMillis(target.toMillis() * percent / 100).plus(offset);
    return reached.isNegative() ? Duration.ZERO : reached;
  }

  public boolean atOrAfterDue() {
    return percent >= 100 && !offset.isNegative();
  }
}
