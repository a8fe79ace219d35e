package mx.semaforo.assignment;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import mx.semaforo.security.People;
import mx.semaforo.security.Person;
import mx.semaforo.sla.BusinessCalendar;
import mx.semaforo.sla.Calendars;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Text;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What supervisors write about agents. */
@Component
@Transactional
public class AgentProfiles {

  /** Prefix of the field of one skill; its category follows. */
  public static final String SKILL = "skill.";
  private static final int MOST_LEVELS = 9;
  private static final int MOST_TICKETS = 200;
  private static final int BEST = 5;

  private final AgentProfileRepository profiles;
  private final People people;
  private final Calendars calendars;
  private final ZoneId zone;

  AgentProfiles(AgentProfileRepository profiles, People people, Calendars calendars, @Value("${semaforo.zone}") ZoneId zone) {
    this.profiles = profiles;
    this.people = people;
    this.calendars = calendars;
    this.zone = zone;
  }

  /**
   * The whole profile as it is from now on.
   *
   * @param typed {@code level}, {@code calendar}, {@code capacity}, {@code awayUntil} (a day, or day and time such as
   *     {@code 2026-01-31T09:00}, in the company's zone; blank for nobody away) and {@code skill.<category>} (blank for unknown)
   * @throws AccessDeniedException unless a supervisor asks
   * @throws InvalidField naming the first field that is missing or wrong; {@code login} for somebody who is not of the desk
   */
  public AgentProfile save(String login, Map<String, String> typed) {
    if (!Person.current().isSupervisor()) {
      throw new AccessDeniedException("agents");
    }
    if (!people.groupsOf(login).contains(Person.DESK)) {
      throw new InvalidField("login", "«%s» no es de la mesa: no lleva perfil.".formatted(login));
    }
    AgentProfile profile = new AgentProfile(login, number("level", "nivel", typed.get("level"), MOST_LEVELS),
        calendar(typed.get("calendar")), number("capacity", "capacidad", typed.get("capacity"), MOST_TICKETS),
        awayUntil(typed.get("awayUntil")), skills(typed));
    store(profile);
    return profile;
  }

  void store(AgentProfile profile) {
    profiles.save(profiles.findById(profile.login()).orElseGet(() -> new AgentProfileRow(profile.login())).become(profile));
  }

  @Transactional(readOnly = true)
  boolean areNone() {
    return profiles.count() == 0;
  }

  private String calendar(String typed) {
    String name = Text.required("calendar", "calendario", typed, 64);
    if (calendars.inForce().stream().map(BusinessCalendar::name).noneMatch(name::equals)) {
      throw new InvalidField("calendar", "No hay un calendario «%s»: elige uno de la lista.".formatted(name));
    }
    return name;
  }

  private Instant awayUntil(String typed) {
    String text = Text.limited("awayUntil", "ausente hasta", typed, 40);
    try {
      LocalDateTime back = text == null ? null : text.contains("T") ? LocalDateTime.parse(text) : LocalDate.parse(text).atStartOfDay();
      if (back == null || back.getYear() >= 1900 && back.getYear() < 2170) {
        return back == null ? null : back.atZone(zone).toInstant();
      }
    } catch (DateTimeException unreadable) {
      // Answered below like a year that nobody means.
    }
    throw new InvalidField("awayUntil", "«ausente hasta» es una fecha y hora como 2026-01-31T09:00; déjala vacía si no está ausente.");
  }

  private static SortedMap<String, Integer> skills(Map<String, String> typed) {
    SortedMap<String, Integer> skills = new TreeMap<>();
    typed.forEach((name, value) -> {
      if (name.startsWith(SKILL) && value != null && !value.isBlank()) {
        String category = name.substring(SKILL.length());
        if (!category.matches("[A-Z_]{1,40}")) {
          throw new InvalidField(SKILL, "Una habilidad lleva el nombre de una categoría, como CORREO.");
        }
        skills.put(category, number(name, category, value, BEST));
      }
    });
    return skills;
  }

  private static int number(String field, String label, String typed, int most) {
    String text = Text.required(field, label, typed, 20);
    if (text.matches("\\d{1,4}")) {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    }
    throw new InvalidField(field, "«%s» es un número entero de 1 a %d.".formatted(label, most));
  }
}
