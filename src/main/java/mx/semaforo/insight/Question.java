package mx.semaforo.insight;

import static java.util.stream.Collectors.joining;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mx.semaforo.definition.BrokenDefinition;
import mx.semaforo.sla.BusinessCalendar;
import mx.semaforo.sla.Calendars;
import mx.semaforo.sla.ClockName;
import mx.semaforo.sla.Target;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Priority;

/**
 * What somebody wants to try.
 *
 * @param from first instant of closing; {@code to} is the first one that is too late
 * @param calendar null to count each clock with its own
 * @param targets by priority; what is missing stays as it was promised
 */
record Question(Instant from, Instant to, BusinessCalendar calendar, Map<Priority, Map<ClockName, Target>> targets) {

  private static final List<String> FIELDS = List.of("from", "to", "calendar", "calendarDefinition", "targets");
  private static final Map<String, ClockName> CLOCKS =
      Map.of("respuesta", ClockName.RESPUESTA, "solucion", ClockName.SOLUCION, "proveedor", ClockName.PROVEEDOR,
          "aprobacion", ClockName.APROBACION);
  private static final String EXAMPLE = "{\"P1\": {\"respuesta\": \"15 min\", \"solucion\": \"4 h\"}}";

  /** @throws InvalidField naming the first field that is unknown, missing or wrong */
  static Question read(Map<String, ?> sent, Calendars calendars) {
    sent.keySet().stream().filter(name -> !FIELDS.contains(name)).findFirst().ifPresent(name -> {
      throw new InvalidField(name, "Esta pregunta no lleva ese campo: usa %s.".formatted(String.join(", ", FIELDS)));
    });
    BusinessCalendar calendar = calendar(sent.get("calendar"), sent.get("calendarDefinition"), calendars);
    Instant from = instant("from", sent.get("from"), 0, calendar, calendars);
    Instant to = instant("to", sent.get("to"), 1, calendar, calendars);
    if (!from.isBefore(to)) {
      throw new InvalidField("to", "«to» debe ser posterior a «from».");
    }
    return new Question(from, to, calendar, targets(sent.get("targets")));
  }

  Target target(String priority, ClockName clock, Target promised) {
    return targets.getOrDefault(Priority.valueOf(priority), Map.of()).getOrDefault(clock, promised);
  }

  private static BusinessCalendar calendar(Object name, Object definition, Calendars calendars) {
    if (name != null && definition != null) {
      throw new InvalidField("calendarDefinition", "Usa calendar para uno que ya existe o calendarDefinition para probar otro, no los dos.");
    }
    try {
      return name != null ? calendars.inForce(text("calendar", name))
          : definition != null ? BusinessCalendar.parse("calendarDefinition", text("calendarDefinition", definition)) : null;
    } catch (BrokenDefinition e) {
      throw new InvalidField("calendarDefinition", e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new InvalidField("calendar", e.getMessage());
    }
  }

  /** @param days added to a date, so that the last day of a period is part of it */
  private static Instant instant(String field, Object sent, int days, BusinessCalendar calendar, Calendars calendars) {
    String text = text(field, sent);
    try {
      Instant at = text.length() == 10 ? LocalDate.parse(text).plusDays(days).atStartOfDay(zone(field, calendar, calendars)).toInstant()
          : OffsetDateTime.parse(text).toInstant();
      if (at.isAfter(Instant.parse("1900-01-01T00:00:00Z")) && at.isBefore(Instant.parse("2170-01-01T00:00:00Z"))) {
        return at;
      }
    } catch (DateTimeException unreadable) {
      // Answered below like a year that no calendar knows.
    }
    throw new InvalidField(field, "«%s» es una fecha como 2026-01-31 o un instante como 2026-01-31T15:00:00Z.".formatted(field));
  }

  /** Dates are read in the zone of the calendar that is tried, or in the only one that the desk's calendars have. */
  private static ZoneId zone(String field, BusinessCalendar calendar, Calendars calendars) {
    if (calendar != null) {
      return calendar.zone();
    }
    List<ZoneId> zones = calendars.inForce().stream().map(BusinessCalendar::zone).distinct().toList();
    if (zones.size() != 1) {
      throw new InvalidField(field, "Los calendarios de la mesa están en varias zonas: escribe instantes como 2026-01-31T15:00:00Z.");
    }
    return zones.get(0);
  }

  private static Map<Priority, Map<ClockName, Target>> targets(Object sent) {
    Map<Priority, Map<ClockName, Target>> targets = new EnumMap<>(Priority.class);
    object("targets", sent == null ? Map.of() : sent).forEach((priority, clocks) -> {
      Map<ClockName, Target> promised = new EnumMap<>(ClockName.class);
      object("targets." + priority, clocks).forEach((clock, target) -> promised.put(
          clock("targets.%s.%s".formatted(priority, clock), clock), target("targets.%s.%s".formatted(priority, clock), target)));
      targets.put(priority("targets." + priority, priority), promised);
    });
    return targets;
  }

  private static Map<?, ?> object(String field, Object sent) {
    if (sent instanceof Map<?, ?> object) {
      return object;
    }
    throw new InvalidField(field, "Los objetivos van por prioridad y reloj, como %s.".formatted(EXAMPLE));
  }

  private static Priority priority(String field, Object word) {
    return Stream.of(Priority.values()).filter(each -> each.name().equals(word)).findFirst().orElseThrow(() -> new InvalidField(field,
        "La prioridad es una de %s.".formatted(Stream.of(Priority.values()).map(Enum::name).collect(joining(", ")))));
  }

  private static ClockName clock(String field, Object word) {
    if (CLOCKS.containsKey(word)) {
      return CLOCKS.get(word);
    }
    throw new InvalidField(field, "El reloj es uno de %s.".formatted(CLOCKS.keySet().stream().sorted().collect(joining(", "))));
  }

  private static Target target(String field, Object sent) {
    try {
      return Target.parse(text(field, sent));
    } catch (IllegalArgumentException e) {
      throw new InvalidField(field, e.getMessage());
    }
  }

  private static String text(String field, Object sent) {
    if (sent instanceof String text && !text.isBlank()) {
      return text.strip();
    }
    throw new InvalidField(field, sent == null ? "Falta «%s»: escríbelo y vuelve a intentar.".formatted(field)
        : "«%s» debe ser texto y no ir vacío.".formatted(field));
  }
}
