package mx.semaforo.assignment;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import mx.semaforo.catalog.Categories;
import mx.semaforo.ticket.Ticket;
import org.springframework.stereotype.Component;

/** Question 3 of the guide: whose speciality and strength are the right ones. */
@Component
public class AgentSuggestions {

  private static final int MOST = 10;

  private final Agents agents;
  private final Categories categories;

  AgentSuggestions(Agents agents, Categories categories) {
    this.agents = agents;
    this.categories = categories;
  }

  /** @param best at most ten; @param presentNext those of the next level who are there now; both best for the ticket first */
  public record Ranking(List<SuggestedAgent> best, List<SuggestedAgent> presentNext) {}

  /**
   * The people of the ticket's group, then those of the next level; in each, whoever is there before whoever is not, with
   * room before without, then by skill, load and level. Whoever has no profile comes last.
   *
   * @param nextGroup null or blank where no level follows; a confidential ticket stays in its own group
   */
  public Ranking forTicket(Ticket ticket, String nextGroup) {
    Comparator<Agent> order = bestFirst(ticket.category());
    String label = categories.labels().getOrDefault(ticket.category(), ticket.category());
    List<Agent> own = agents.in(ticket.group()).stream().sorted(order).toList();
    List<Agent> next = nextGroup == null || nextGroup.isBlank() || ticket.isConfidential() ? List.of()
        : agents.in(nextGroup).stream().sorted(order).toList();
    return new Ranking(
        Stream.concat(own.stream(), next.stream()).sorted(comparing(agent -> agent.profile() == null)).map(agent -> suggest(agent, ticket.category(), label))
            .distinct().limit(MOST).toList(),
        next.stream().filter(agent -> agent.presence().here()).map(agent -> suggest(agent, ticket.category(), label)).toList());
  }

  private static SuggestedAgent suggest(Agent agent, String category, String label) {
    return new SuggestedAgent(agent.user(), agent.name(), agent.why(category, label));
  }

  private static Comparator<Agent> bestFirst(String category) {
    return comparing((Agent agent) -> !agent.presence().here()).thenComparing(agent -> !agent.hasRoom())
        .thenComparing(agent -> -agent.skill(category).orElse(0)).thenComparing(Agent::burden)
        .thenComparing(agent -> -agent.level()).thenComparing(Agent::user);
  }
}
