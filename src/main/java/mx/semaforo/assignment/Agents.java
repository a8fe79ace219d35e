package mx.semaforo.assignment;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import mx.semaforo.security.People;
import mx.semaforo.security.Person;
import mx.semaforo.sla.Calendars;
import mx.semaforo.ticket.Tickets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The desk's people with profile, load and presence; however many they are, one question each for names, profiles and loads. */
@Component
@Transactional(readOnly = true)
public class Agents {

  private final People people;
  private final AgentProfileRepository profiles;
  private final Tickets tickets;
  private final Calendars calendars;
  private final Clock clock;
  private final ZoneId zone;

  Agents(People people, AgentProfileRepository profiles, Tickets tickets, Calendars calendars, Clock clock,
      @Value("${semaforo.zone}") ZoneId zone) {
    this.people = people;
    this.profiles = profiles;
    this.tickets = tickets;
    this.calendars = calendars;
    this.clock = clock;
    this.zone = zone;
  }

  /** Whoever may work tickets, by login. */
  public List<Agent> everyone() {
    SortedMap<String, String> desk = people.namesIn(Person.DESK);
    return of(desk.keySet(), desk);
  }

  /** Empty for somebody who is not of the desk. */
  public Optional<Agent> find(String login) {
    SortedMap<String, String> desk = people.namesIn(Person.DESK);
    return desk.containsKey(login) ? of(List.of(login), desk).stream().findFirst() : Optional.empty();
  }

  /** By login. A member of the group who is not of the desk may not work a ticket and is no agent. */
  public List<Agent> in(String group) {
    SortedMap<String, String> desk = people.namesIn(Person.DESK);
    Collection<String> members = new TreeSet<>(people.membersOf(group));
    members.retainAll(desk.keySet());
    return of(members, desk);
  }

  private List<Agent> of(Collection<String> logins, Map<String, String> names) {
    if (logins.isEmpty()) {
      return List.of();
    }
    Map<String, AgentProfile> known = profiles.of(logins).stream().map(AgentProfileRow::profile)
        .collect(Collectors.toMap(AgentProfile::login, Function.identity()));
    Map<String, Integer> loads = tickets.loads(logins);
    Instant now = clock.instant();
    return logins.stream().map(login -> new Agent(login, names.get(login), known.get(login), loads.getOrDefault(login, 0),
        Presence.of(known.get(login), calendars, now, zone))).toList();
  }
}
