package mx.semaforo.sla;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.net.URL;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mx.semaforo.definition.YamlSource;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * What an analyst wrote about a calendar, checked. A day takes its hours from the first that names
 * it: a date of one year, a date of every year, the country's holidays, the week.
 */
final class CalendarDefinition {

  /** Minutes from the midnight that begins its day; one past midnight closes after 1440. */
  record Segment(int open, int close) {

    LocalDateTime openOn(LocalDate day) {
      return day.atStartOfDay().plusMinutes(open);
    }

    LocalDateTime closeOn(LocalDate day) {
      return day.atStartOfDay().plusMinutes(close);
    }
  }

  private static final int DAY = 24 * 60;
  private static final List<String> DAY_NAMES =
      List.of("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo");
  private static final Pattern HOURS =
      Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)\\s*-\\s*(?:([01]\\d|2[0-3]):([0-5]\\d)|24:00)");
  private static final Pattern NAMED_DAY =
      Pattern.compile("(?:(\\d{4})-)?(\\d{2})-(\\d{2})\\s+\\S.*");

  private final ZoneId zone;
  private final Map<DayOfWeek, List<Segment>> week = new EnumMap<>(DayOfWeek.class);
  private final Map<LocalDate, List<Segment>> once = new HashMap<>();
  private final Map<MonthDay, List<Segment>> yearly = new HashMap<>();
  private final HolidayManager country;

  static CalendarDefinition read(String file, String yaml) {
    return new CalendarDefinition(new YamlSource(file), yaml);
  }

  private CalendarDefinition(YamlSource source, String yaml) {
    Map<String, NodeTuple> root =
        source.fields(
            source.compose(yaml, "«zona» y «semana»"), "el calendario", "zona", "semana", "festivos", "medios_dias");
    zone = zone(source, root);
    Node weekNode = source.required(root, "semana");
    readWeek(source, weekNode);

    Map<String, NodeTuple> holidays = source.section(root, "festivos", "pais", "propios");
    country =
        holidays.containsKey("pais") ? country(source, holidays.get("pais").getValueNode()) : null;
    if (holidays.containsKey("propios")) {
      source
          .items(holidays.get("propios").getValueNode(), "«propios»", "ninguno")
          .forEach(day -> special(source, day, List.of()));
    }

    Collection<NodeTuple> halfDays = source.section(root, "medios_dias").values();
    halfDays.forEach(
        day -> special(source, day.getKeyNode(), segments(source, day.getValueNode())));
    halfDays.forEach(day -> refuseOverlapAround(source, day.getKeyNode()));

    if (mostSegmentsOfADay() == 0) {
      throw source.error(
          weekNode,
          "el calendario nunca abre; da al menos un horario, como lunes: [\"09:00-18:00\"]");
    }
  }

  ZoneId zone() {
    return zone;
  }

  int mostSegmentsOfADay() {
    return Stream.of(week, once, yearly)
        .flatMap(days -> days.values().stream())
        .mapToInt(List::size)
        .max()
        .orElse(0);
  }

  /** The segments that open on a day, in order, given {@link #holidays} of its year. */
  List<Segment> on(LocalDate day, Set<LocalDate> holidays) {
    List<Segment> special = once.getOrDefault(day, yearly.get(MonthDay.from(day)));
    if (special != null) {
      return special;
    }
    return holidays.contains(day) ? List.of() : week.getOrDefault(day.getDayOfWeek(), List.of());
  }

  /** The country's days off of some years; one of January may be observed in the year before. */
  Set<LocalDate> holidays(int firstYear, int lastYear) {
    if (country == null) {
      return Set.of();
    }
    return IntStream.rangeClosed(firstYear, lastYear + 1)
        .mapToObj(year -> country.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY))
        .flatMap(Set::stream)
        .map(Holiday::getDate)
        .collect(Collectors.toSet());
  }

  private static ZoneId zone(YamlSource source, Map<String, NodeTuple> root) {
    Node node = source.required(root, "zona");
    String id = source.text(node, "«zona»");
    if (!ZoneId.getAvailableZoneIds().contains(id)) {
      throw source.error(
          node, "no existe la zona horaria «" + id + "»; escribe una como America/Mexico_City");
    }
    return ZoneId.of(id);
  }

  private void readWeek(YamlSource source, Node node) {
    Map<String, NodeTuple> days =
        source.fields(node, "«semana»", DAY_NAMES.toArray(String[]::new));
    days.forEach(
        (name, day) ->
            week.put(
                DayOfWeek.of(DAY_NAMES.indexOf(name) + 1), segments(source, day.getValueNode())));
    days.forEach(
        (name, day) -> {
          DayOfWeek today = DayOfWeek.of(DAY_NAMES.indexOf(name) + 1);
          if (collide(week.get(today), week.getOrDefault(today.plus(1), List.of()))) {
            throw source.error(
                day.getKeyNode(),
                "el horario de «" + name + "» pasa de medianoche y se encima con el del día"
                    + " siguiente; acorta uno de los dos");
          }
        });
  }

  private static List<Segment> segments(YamlSource source, Node node) {
    List<Segment> segments = new ArrayList<>();
    for (Node item : source.items(node, "el horario", "cerrado")) {
      Segment segment = segment(source, item);
      segments.stream()
          .filter(other -> segment.open() < other.close() && other.open() < segment.close())
          .findAny()
          .ifPresent(
              other -> {
                throw source.error(
                    item,
                    "el horario «" + source.text(item, "el horario")
                        + "» se encima con otro del mismo día; sepáralos o únelos");
              });
      segments.add(segment);
    }
    segments.sort(Comparator.comparingInt(Segment::open));
    return List.copyOf(segments);
  }

  private static Segment segment(YamlSource source, Node node) {
    String text = source.text(node, "el horario");
    Matcher hours = HOURS.matcher(text);
    if (!hours.matches()) {
      throw source.error(
          node,
          "no entiendo el horario «" + text + "»; escribe \"HH:MM-HH:MM\", como \"09:00-14:00\"");
    }
    int open = minutes(hours.group(1), hours.group(2));
    int close = hours.group(3) == null ? DAY : minutes(hours.group(3), hours.group(4));
    if (open == close) {
      throw source.error(
          node,
          "el horario «" + text + "» abre y cierra a la misma hora;"
              + " para el día entero escribe \"00:00-24:00\"");
    }
    return new Segment(open, close < open ? close + DAY : close);
  }

  private static int minutes(String hour, String minute) {
    return Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
  }

  private void special(YamlSource source, Node node, List<Segment> segments) {
    NamedDay day = namedDay(source, node);
    List<Segment> before =
        day.year() == null
            ? yearly.put(day.monthDay(), segments)
            : once.put(day.in(day.year()), segments);
    if (before != null) {
      throw source.error(
          node,
          "el día «" + source.text(node, "el día") + "» ya está en los festivos propios o en los"
              + " medios días; deja uno solo");
    }
  }

  /** @param year null for a day of every year */
  private record NamedDay(Integer year, MonthDay monthDay) {

    LocalDate in(int year) {
      return monthDay.atYear(year);
    }
  }

  private static NamedDay namedDay(YamlSource source, Node node) {
    String text = source.text(node, "el día");
    Matcher parts = NAMED_DAY.matcher(text);
    if (!parts.matches()) {
      throw source.error(
          node,
          "no entiendo el día «" + text + "»; escribe la fecha y su nombre, como"
              + " \"2026-04-03 Viernes Santo\" o, para cada año, \"12-24 Nochebuena\"");
    }
    Integer year = parts.group(1) == null ? null : Integer.valueOf(parts.group(1));
    int month = Integer.parseInt(parts.group(2));
    int day = Integer.parseInt(parts.group(3));
    try {
      return new NamedDay(year, MonthDay.from(LocalDate.of(year == null ? 2000 : year, month, day)));
    } catch (DateTimeException e) {
      throw source.error(node, "la fecha de «" + text + "» no existe; revisa el mes y el día");
    }
  }

  /** A day of every year meets all its neighbours within the 28 years of the solar cycle. */
  private void refuseOverlapAround(YamlSource source, Node node) {
    NamedDay named = namedDay(source, node);
    int first = named.year() == null ? 2000 : named.year();
    int last = named.year() == null ? 2027 : named.year();
    Set<LocalDate> holidays = holidays(first - 1, last + 1);
    for (int year = first; year <= last; year++) {
      LocalDate day = named.in(year);
      List<Segment> hours = on(day, holidays);
      if (collide(on(day.minusDays(1), holidays), hours)
          || collide(hours, on(day.plusDays(1), holidays))) {
        throw source.error(
            node,
            "el medio día «" + source.text(node, "el día") + "» se encima con el horario que pasa de"
                + " medianoche; ajusta sus horas");
      }
    }
  }

  private static boolean collide(List<Segment> day, List<Segment> next) {
    return !day.isEmpty()
        && !next.isEmpty()
        && day.get(day.size() - 1).close() - DAY > next.get(0).open();
  }

  /** The country's set of jollyday, or ours where its own is not what the law says. */
  private static HolidayManager country(YamlSource source, Node node) {
    String code = source.text(node, "«pais»");
    if (!HolidayManager.getSupportedCalendarCodes().contains(code)) {
      throw source.error(
          node,
          "no conozco los festivos del país «" + code + "»; escribe su código en mayúsculas,"
              + " como MX, o quita «pais» y usa «propios»");
    }
    URL ours = CalendarDefinition.class.getResource("festivos-" + code + ".xml");
    return HolidayManager.getInstance(
        ours == null ? ManagerParameters.create(code) : ManagerParameters.create(ours));
  }
}
