package mx.semaforo.assignment;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import mx.semaforo.assignment.Sharing.Way;
import mx.semaforo.definition.BrokenDefinition;
import mx.semaforo.security.People;
import mx.semaforo.ticket.Activity;
import mx.semaforo.ticket.Ticket;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose turn it is in a group that shares its work by itself. Whoever had the last one stands in the database, in a row
 * that is locked until the step ends, so that any number of nodes go round together.
 */
@Component
public class Turns implements SmartInitializingSingleton {

  private final JdbcTemplate jdbc;
  private final Agents agents;
  private final People people;
  private Sharing sharing;

  Turns(JdbcTemplate jdbc, Agents agents, People people) throws IOException {
    this.jdbc = jdbc;
    this.agents = agents;
    this.people = people;
    share(Sharing.parse("asignacion.yaml", new ClassPathResource("bpmn/asignacion.yaml").getContentAsString(StandardCharsets.UTF_8)));
  }

  /** From now on. */
  void share(Sharing sharing) {
    this.sharing = sharing;
  }

  /** @throws BrokenDefinition for a group that does not exist */
  @Override
  public void afterSingletonsInstantiated() {
    for (String group : sharing.named()) {
      if (!people.hasGroup(group)) {
        throw sharing.unknown(group);
      }
      jdbc.update("""
          insert into assignment_turn (support_group, last_login)
          select ?, '' where not exists (select 1 from assignment_turn where support_group = ?)""", group, group);
    }
  }

  /**
   * Who takes a ticket that has come to this group; empty where the group takes its work itself, where nobody is there with
   * room, and for an open ticket, which is nobody's until somebody takes it.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<String> next(Ticket ticket) {
    Way way = sharing.of(ticket.group());
    if (way == Way.NINGUNO || ticket.state().activity() != Activity.ENTREGAR_Y_SOPORTAR) {
      return Optional.empty();
    }
    String last = jdbc.queryForObject("select last_login from assignment_turn where support_group = ? for update", String.class, ticket.group());
    List<Agent> there = agents.in(ticket.group()).stream().filter(agent -> agent.presence().here() && agent.hasRoom()).toList();
    Optional<String> next = way == Way.TURNOS ? after(last, there)
        : there.stream().min(comparing(Agent::burden).thenComparing(Agent::user)).map(Agent::user);
    next.ifPresent(agent -> jdbc.update("update assignment_turn set last_login = ? where support_group = ?", agent, ticket.group()));
    return next;
  }

  private static Optional<String> after(String last, List<Agent> agents) {
    return agents.stream().map(Agent::user).filter(user -> user.compareTo(last) > 0).findFirst()
        .or(() -> agents.stream().map(Agent::user).findFirst());
  }
}
