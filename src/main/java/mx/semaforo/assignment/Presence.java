package mx.semaforo.assignment;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import mx.semaforo.sla.BusinessCalendar;
import mx.semaforo.sla.Calendars;

/**
 * Whether somebody can be counted on now.
 *
 * @param words to be read after "está"
 */
public record Presence(boolean here, String words) {

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d/MM/yyyy, HH:mm");

  /** @param profile null for somebody of whom the desk knows nothing */
  static Presence of(AgentProfile profile, Calendars calendars, Instant now, ZoneId zone) {
    if (profile == null) {
      return new Presence(false, "sin perfil");
    }
    if (profile.awayUntil() != null && now.isBefore(profile.awayUntil())) {
      return new Presence(false, "ausente hasta el " + MOMENT.withZone(zone).format(profile.awayUntil()));
    }
    return calendars.inForce().stream().filter(each -> each.name().equals(profile.calendar())).findFirst()
        .map(calendar -> within(calendar, now))
        .orElseGet(() -> new Presence(false, "en un calendario que ya no existe, «%s»".formatted(profile.calendar())));
  }

  private static Presence within(BusinessCalendar calendar, Instant now) {
    return calendar.isOpen(now) ? new Presence(true, "en horario") : new Presence(false, "fuera de horario");
  }
}
