package mx.semaforo.process;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mx.semaforo.assignment.AgentSuggestions;
import mx.semaforo.assignment.AgentSuggestions.Ranking;
import mx.semaforo.assignment.SuggestedAgent;
import mx.semaforo.guide.Guide;
import mx.semaforo.guide.GuideAnswer;
import mx.semaforo.notification.Outbox;
import mx.semaforo.security.Person;
import mx.semaforo.sla.ClockReport;
import mx.semaforo.sla.SlaClocks;
import mx.semaforo.ticket.Activity;
import mx.semaforo.ticket.DeskState;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Text;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketNotFound;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * What the desk answers to questions 3, 4 and 5 of the agent's guide (who is right, when to escalate, who is on the next
 * level) and what agents answer. For the desk only: each method throws {@link TicketNotFound} for a ticket that is not
 * the business of whoever asks and {@link AccessDeniedException} for somebody who does not read what the desk writes for itself.
 */
@Component
public class Guidance {

  static final String ADVICE = "consejoEscalamiento";
  static final String NEXT_LEVEL = "siguienteNivel";

  private final ServiceDesk desk;
  private final DecisionService decisions;
  private final AgentSuggestions suggestions;
  private final SlaClocks clocks;
  private final Tickets tickets;
  private final Guide guide;
  private final Outbox outbox;
  private final OneTransaction transaction;
  private final Clock clock;

  Guidance(ServiceDesk desk, DecisionService decisions, AgentSuggestions suggestions, SlaClocks clocks, Tickets tickets, Guide guide, Outbox outbox,
      OneTransaction transaction, Clock clock) {
    this.desk = desk;
    this.decisions = decisions;
    this.suggestions = suggestions;
    this.clocks = clocks;
    this.tickets = tickets;
    this.guide = guide;
    this.outbox = outbox;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** @param agents who is right, best first */
  public record Counsel(List<SuggestedAgent> agents, Advice escalation, NextLevel nextLevel) {}

  /** @param advice ESCALAR_AHORA, CONSIDERA_ESCALAR or SIGUE; @param why the rule's own words */
  public record Advice(String advice, String why) {}

  /** @param group null on the last level; @param present who is there now, best for the ticket first; nobody for a confidential ticket */
  public record NextLevel(String group, List<SuggestedAgent> present) {}

  /** What the table says of a group. @param next null on the last level; @param number from 1 */
  private record Level(String next, int number) {}

  public Counsel of(String folio) {
    return transaction.run(() -> {
      Ticket ticket = read(folio);
      Level level = level(ticket);
      Ranking ranking = suggestions.forTicket(ticket, level.next());
      return new Counsel(ranking.best(), escalation(ticket, level), new NextLevel(level.next(), ranking.presentNext()));
    });
  }

  private Advice escalation(Ticket ticket, Level level) {
    Map<String, Object> answer = ask(ADVICE, Map.of("porcentaje", percent(ticket.folio()), "prioridad", ticket.priority().name(),
        "intentos", ticket.workCycle(), "nivel", level.number(), "espera", waiting(ticket), "reaperturas", ticket.reopenCount()));
    return new Advice((String) answer.get("consejo"), (String) answer.get("regla"));
  }

  /**
   * Tells the next level of a ticket that stays where it is.
   *
   * @throws ActionNotAllowed where no level follows, the ticket is confidential, or nobody works on it any more
   * @throws InvalidField {@code note}, when it is missing or too long
   */
  public void inform(String folio, String note) {
    String text = Text.required("note", Field.NOTE.label(), note, Text.LONG);
    transaction.run(() -> {
      Ticket ticket = read(folio);
      String group = level(ticket).next();
      if (ticket.state().activity() == Activity.VALOR) {
        throw new ActionNotAllowed("%s está «%s»: ya no hay de qué informar.".formatted(folio, ticket.state().label()));
      }
      if (group == null) {
        throw new ActionNotAllowed("No hay un nivel de soporte después de %s a quien informar.".formatted(ticket.group()));
      }
      if (ticket.isConfidential()) {
        throw new ActionNotAllowed("%s es confidencial: no se informa a otro grupo.".formatted(folio));
      }
      tickets.inform(folio, group, text);
      guide.informed(ticket, text);
      outbox.put(folio, group, "informed", group, ticket.subject(), text);
      return null;
    });
  }

  /** As {@link Guide#answer}; of two at the same instant, the later one stays. */
  public GuideAnswer answer(String folio, int question, Map<String, ?> sent) {
    return transaction.run(() -> guide.answer(read(folio), question, sent));
  }

  private Ticket read(String folio) {
    Ticket ticket = desk.ticket(folio);
    if (!Person.current().readsInternals()) {
      throw new AccessDeniedException("guide");
    }
    return ticket;
  }

  private Level level(Ticket ticket) {
    Map<String, Object> answer = ask(NEXT_LEVEL, Map.of("grupo", ticket.group()));
    String next = (String) answer.get("siguienteGrupo");
    return new Level(next == null || next.isBlank() ? null : next, ((Number) answer.get("nivel")).intValue());
  }

  private Map<String, Object> ask(String table, Map<String, Object> facts) {
    return decisions.evaluateDecisionByKey(table).variables(facts).evaluate().getSingleResult().getEntryMap();
  }

  /** Of the running clock that is furthest; 0 where none runs. */
  private int percent(String folio) {
    return clocks.explain(folio).stream().filter(report -> report.state() == ClockReport.State.CORRIENDO)
        .mapToInt(ClockReport::percent).max().orElse(0);
  }

  /** Working minutes for which the ticket has waited, in its present state, for somebody to take it or to answer. */
  private int waiting(Ticket ticket) {
    boolean waits = ticket.state() == DeskState.ABIERTO || ticket.state().isPending();
    Duration since = waits ? clocks.calendar(ticket.folio()).elapsed(ticket.stateSince(), clock.instant()) : Duration.ZERO;
    return Math.toIntExact(since.toMinutes());
  }
}
