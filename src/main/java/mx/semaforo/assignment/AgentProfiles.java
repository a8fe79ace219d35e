package mx.semaforo.assignment;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import mx.semaforo.catalog.Categories;
import mx.semaforo.security.People;
import mx.semaforo.security.Person;
import mx.semaforo.sla.BusinessCalendar;
import mx.semaforo.sla.Calendars;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Text;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What supervisors write about agents. */
@Component
@Transactional
public class AgentProfiles {

  /** Prefix of the field of one skill; its category follows. */
  public static final String SKILL = "skills.";
  public static final int MOST_LEVELS = 9;
  public static final int MOST_TICKETS = 200;
  public static final int BEST = 5;

  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2170-01-01T00:00:00Z");

  private final AgentProfileRepository profiles;
  private final People people;
  private final Calendars calendars;
  private final Categories categories;
  private final ZoneId zone;

  AgentProfiles(AgentProfileRepository profiles, People people, Calendars calendars, Categories categories, @Value("${semaforo.zone}") ZoneId zone) {
    this.profiles = profiles;
    this.people = people;
    this.calendars = calendars;
    this.categories = categories;
    this.zone = zone;
  }

  /**
   * The whole profile as it is from now on.
   *
   * @param typed {@code level}, {@code calendar}, {@code capacity}, {@code awayUntil} (a day, day and time such as
   *     {@code 2026-01-31T09:00} in the company's zone, or an instant such as {@code 2026-01-31T15:00:00Z}; blank for nobody away)
   *     and {@code skills.<category>} (blank for unknown)
   * @throws AccessDeniedException unless a supervisor asks
   * @throws InvalidField naming the first field that is missing or wrong; {@code login} for somebody who is not of the desk
   */
  public AgentProfile save(String login, Map<String, String> typed) {
    Reading reading = read(login, typed);
    AgentProfile profile = reading.profile();
    if (!reading.mistakes.isEmpty()) {
      throw reading.mistakes.get(0);
    }
    store(profile);
    return profile;
  }

  /**
   * The same, unless somebody else has written in the meantime.
   *
   * @param seen what {@link #version} said when the profile was read
   * @throws OptimisticLockingFailureException when it says something else now
   */
  public AgentProfile save(String login, Map<String, String> typed, String seen) {
    if (!version(login).equals(seen)) {
      throw new OptimisticLockingFailureException("profile of " + login);
    }
    return save(login, typed);
  }

  /** Everything that {@link #save} would refuse. */
  @Transactional(readOnly = true)
  public List<InvalidField> mistakes(String login, Map<String, String> typed) {
    Reading reading = read(login, typed);
    reading.profile();
    return reading.mistakes;
  }

  /** Another one after each change; empty while there is no profile. */
  @Transactional(readOnly = true)
  public String version(String login) {
    return profiles.findById(login).map(AgentProfileRow::version).orElse("");
  }

  void store(AgentProfile profile) {
    profiles.save(profiles.findById(profile.login()).orElseGet(() -> new AgentProfileRow(profile.login())).become(profile));
  }

  @Transactional(readOnly = true)
  boolean areNone() {
    return profiles.count() == 0;
  }

  private Reading read(String login, Map<String, String> typed) {
    if (!Person.current().isSupervisor()) {
      throw new AccessDeniedException("agents");
    }
    if (!people.groupsOf(login).contains(Person.DESK)) {
      throw new InvalidField("login", "«%s» no es de la mesa: no lleva perfil.".formatted(login));
    }
    return new Reading(login, typed);
  }

  /** Field by field, and what is wrong with each. */
  private class Reading {

    private final String login;
    private final Map<String, String> typed;
    private final List<InvalidField> mistakes = new ArrayList<>();

    Reading(String login, Map<String, String> typed) {
      this.login = login;
      this.typed = typed;
    }

    /** To be used only without mistakes. */
    AgentProfile profile() {
      return new AgentProfile(login, number("level", "Nivel", MOST_LEVELS), orMistake(this::calendar, ""),
          number("capacity", "Capacidad", MOST_TICKETS), orMistake(this::awayUntil, null), skills());
    }

    private <T> T orMistake(Supplier<T> field, T otherwise) {
      try {
        return field.get();
      } catch (InvalidField mistake) {
        mistakes.add(mistake);
        return otherwise;
      }
    }

    private String calendar() {
      String name = Text.required("calendar", "Calendario", typed.get("calendar"), 64);
      if (calendars.inForce().stream().map(BusinessCalendar::name).noneMatch(name::equals)) {
        throw new InvalidField("calendar", "No hay un calendario «%s»: elige uno de la lista.".formatted(name));
      }
      return name;
    }

    private Instant awayUntil() {
      String text = Text.limited("awayUntil", "Ausente hasta", typed.get("awayUntil"), 40);
      try {
        Instant back = text == null ? null : instant(text);
        if (back == null || back.isAfter(EARLIEST) && back.isBefore(LATEST)) {
          return back;
        }
      } catch (DateTimeException unreadable) {
        // Answered below like a year that nobody means.
      }
      throw new InvalidField("awayUntil", "«Ausente hasta» es una fecha y hora como 2026-01-31T09:00; déjala vacía si no está ausente.");
    }

    private Instant instant(String text) {
      return text.endsWith("Z") ? Instant.parse(text)
          : (text.contains("T") ? LocalDateTime.parse(text) : LocalDate.parse(text).atStartOfDay()).atZone(zone).toInstant();
    }

    private SortedMap<String, Integer> skills() {
      Map<String, String> known = categories.labels();
      SortedMap<String, Integer> skills = new TreeMap<>();
      new TreeMap<>(typed).forEach((field, value) -> {
        if (!field.startsWith(SKILL) || value == null || value.isBlank()) {
          return;
        }
        String category = field.substring(SKILL.length());
        if (known.containsKey(category)) {
          skills.put(category, number(field, known.get(category), BEST));
        } else {
          mistakes.add(new InvalidField(field, "Esa categoría no existe: usa %s.".formatted(String.join(", ", known.keySet()))));
        }
      });
      return skills;
    }

    private int number(String field, String label, int most) {
      return orMistake(() -> {
        String text = Text.required(field, label, typed.get(field), 20);
        if (text.matches("\\d{1,4}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= most) {
          return Integer.parseInt(text);
        }
        throw new InvalidField(field, "«%s» es un número entero de 1 a %d.".formatted(label, most));
      }, 0);
    }
  }
}
