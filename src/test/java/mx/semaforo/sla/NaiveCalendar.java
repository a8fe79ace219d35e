package mx.semaforo.sla;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The oracle of {@link BusinessCalendarPropertiesTest}: a random calendar whose opening hours are
 * listed day by day. An edge is the first instant, in steps of a quarter of an hour, at which the
 * local clock shows its time or a later one.
 *
 * @param week seven days from Monday, each with its hours as pairs of minutes
 * @param start an instant to ask about, often near a clock change, often on the quarter of an hour
 */
record NaiveCalendar(
    ZoneId zone, List<List<int[]>> week, Map<LocalDate, List<int[]>> special, Instant start) {

  private static final List<String> DAYS =
      List.of("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo");
  private static final List<String> ZONES =
      List.of(
          "UTC", "America/Mexico_City", "America/Tijuana", "America/New_York", "America/Sao_Paulo",
          "America/Havana", "Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia");
  private static final Duration STEP = Duration.ofMinutes(15);

  record Span(Instant open, Instant close) {

    Duration within(Instant from, Instant to) {
      Instant begin = open.isAfter(from) ? open : from;
      Instant end = close.isBefore(to) ? close : to;
      return begin.isBefore(end) ? Duration.between(begin, end) : Duration.ZERO;
    }
  }

  static NaiveCalendar random(Random random) {
    List<List<int[]>> week = new ArrayList<>();
    for (int day = 0; day < 7; day++) {
      week.add(hours(random, 0, 96, random.nextInt(4)));
    }
    week.set(random.nextInt(7), hours(random, 0, 96, 1 + random.nextInt(3)));
    for (int day = 0; day < 7; day++) {
      if (random.nextInt(3) == 0) {
        stretchPastMidnight(week.get(day), week.get((day + 1) % 7), random);
      }
    }
    Map<LocalDate, List<int[]>> special = new TreeMap<>();
    for (int i = random.nextInt(30); i > 0; i--) {
      LocalDate day = LocalDate.of(2011, 1, 1).plusDays(random.nextInt(500));
      special.put(day, hours(random, 24, 88, random.nextInt(3)));
    }
    ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    return new NaiveCalendar(zone, week, special, start(random, zone));
  }

  private static Instant start(Random random, ZoneId zone) {
    Instant any = Instant.parse("2011-01-15T00:00:00Z").plusSeconds(random.nextInt(450 * 86_400));
    ZoneOffsetTransition change = zone.getRules().nextTransition(any);
    Instant start =
        change == null || random.nextBoolean()
            ? any
            : change.getInstant().minusSeconds(random.nextInt(3 * 86_400));
    return random.nextBoolean()
        ? start.plusMillis(random.nextInt(1000))
        : start.minusSeconds(start.getEpochSecond() % STEP.toSeconds());
  }

  private static List<int[]> hours(Random random, int from, int to, int count) {
    TreeSet<Integer> edges = new TreeSet<>();
    while (edges.size() < 2 * count) {
      int range = random.nextBoolean() ? to - from : Math.min(16, to - from);
      edges.add(15 * (from + random.nextInt(range + 1)));
    }
    List<int[]> hours = new ArrayList<>();
    while (!edges.isEmpty()) {
      hours.add(new int[] {edges.pollFirst(), edges.pollFirst()});
    }
    return hours;
  }

  private static void stretchPastMidnight(List<int[]> day, List<int[]> next, Random random) {
    int tail = 15 * (1 + random.nextInt(24));
    if (!next.isEmpty()) {
      tail = Math.min(tail, next.get(0)[0]);
    }
    if (tail > 0 && !day.isEmpty() && day.get(day.size() - 1)[0] > tail) {
      day.get(day.size() - 1)[1] = 24 * 60 + tail;
    }
  }

  /** The same opening hours, each cut in two where that is possible. */
  NaiveCalendar cut() {
    return new NaiveCalendar(zone, week.stream().map(NaiveCalendar::cut).toList(), special, start);
  }

  private static List<int[]> cut(List<int[]> hours) {
    List<int[]> pieces = new ArrayList<>();
    for (int[] segment : hours) {
      int middle = segment[0] + 15;
      if (middle < segment[1] && middle < 24 * 60) {
        pieces.add(new int[] {segment[0], middle});
        pieces.add(new int[] {middle, segment[1]});
      } else {
        pieces.add(segment);
      }
    }
    return pieces;
  }

  BusinessCalendar parsed() {
    return BusinessCalendar.parse("azar.yaml", toString());
  }

  /** The definition in YAML: what is parsed, and what a failing property shows. */
  @Override
  public String toString() {
    StringBuilder yaml = new StringBuilder("zona: " + zone + "\nsemana:\n");
    for (int day = 0; day < 7; day++) {
      yaml.append("  %s: %s\n".formatted(DAYS.get(day), text(week.get(day))));
    }
    String closed =
        special.entrySet().stream()
            .filter(day -> day.getValue().isEmpty())
            .map(day -> day.getKey() + " Cerrado")
            .collect(joining(", "));
    yaml.append("festivos: {propios: [").append(closed).append("]}\nmedios_dias: {");
    special.forEach(
        (day, hours) -> {
          if (!hours.isEmpty()) {
            yaml.append("%s Especial: %s, ".formatted(day, text(hours)));
          }
        });
    return yaml.append("}\n# desde ").append(start).append("\n").toString();
  }

  private static String text(List<int[]> hours) {
    return hours.stream()
        .map(segment -> "\"" + clock(segment[0]) + "-" + clock(close(segment)) + "\"")
        .collect(joining(", ", "[", "]"));
  }

  private static int close(int[] segment) {
    return segment[1] > 24 * 60 ? segment[1] - 24 * 60 : segment[1];
  }

  private static String clock(int minutes) {
    return "%02d:%02d".formatted(minutes / 60, minutes % 60);
  }

  List<Span> spans(Instant from, Instant to) {
    List<Span> spans = new ArrayList<>();
    LocalDate last = to.atZone(zone).toLocalDate();
    for (LocalDate day = from.atZone(zone).toLocalDate().minusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
      for (int[] segment : hoursOn(day)) {
        Instant open = edge(day, segment[0]);
        Instant close = edge(day, segment[1]);
        if (open.isBefore(close)) {
          spans.add(new Span(open, close));
        }
      }
    }
    return spans;
  }

  Optional<Instant> closingOf(LocalDate day) {
    return hoursOn(day).stream()
        .map(segment -> new Span(edge(day, segment[0]), edge(day, segment[1])))
        .filter(span -> span.open.isBefore(span.close))
        .map(Span::close)
        .reduce((first, last) -> last);
  }

  private List<int[]> hoursOn(LocalDate day) {
    return special.getOrDefault(day, week.get(day.getDayOfWeek().getValue() - 1));
  }

  private Instant edge(LocalDate day, int minutes) {
    LocalDateTime wanted = day.atStartOfDay().plusMinutes(minutes);
    Instant at = wanted.minusHours(16).toInstant(ZoneOffset.UTC);
    while (LocalDateTime.ofInstant(at, zone).isBefore(wanted)) {
      at = at.plus(STEP);
    }
    return at;
  }

  boolean isOpen(Instant at) {
    return spans(at, at).stream().anyMatch(span -> !at.isBefore(span.open) && at.isBefore(span.close));
  }

  Duration elapsed(Instant from, Instant to) {
    return spans(from, to).stream()
        .map(span -> span.within(from, to))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Null if the working time is not complete at {@code limit}. */
  Instant due(Instant start, Duration working, Instant limit) {
    Duration left = working;
    for (Span span : spans(start, limit)) {
      Duration piece = span.within(start, Instant.MAX);
      if (!piece.isZero() && piece.compareTo(left) >= 0) {
        return span.close.minus(piece).plus(left);
      }
      left = left.minus(piece);
    }
    return null;
  }
}
