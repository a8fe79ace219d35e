package mx.semaforo.knowledge;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Paging;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketRuleViolation;
import mx.semaforo.ticket.Tickets;
import mx.semaforo.ticket.TimelineEntry.Kind;
import mx.semaforo.ticket.TimelineEntry.Visibility;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** "Documentar como referencia": good solutions that analysts turn into protocols. One draft a ticket. */
@Component
public class Drafts {

  private static final String ANALYSTS = "analistas";
  private static final int USUAL_SIZE = 25;

  private final JdbcTemplate jdbc;
  private final Tickets tickets;
  private final Clock clock;

  Drafts(JdbcTemplate jdbc, Tickets tickets, Clock clock) {
    this.jdbc = jdbc;
    this.tickets = tickets;
    this.clock = clock;
  }

  /** @param next the cursor of the page that follows; null on the last one */
  public record Page(List<Draft> items, String next) {}

  /**
   * Writes the draft of a solved ticket; a second time it is written again, as the ticket is by then.
   *
   * @throws AccessDeniedException for somebody who does not work at the desk
   * @throws TicketRuleViolation when the ticket has no solution that stands, or is confidential
   */
  @Transactional
  public Draft write(Ticket ticket, Person person) {
    if (!person.isDesk()) {
      throw new AccessDeniedException("Solo la mesa documenta soluciones");
    }
    if (!SolvedCases.isCase(ticket)) {
      throw new TicketRuleViolation("El ticket %s no está solucionado: soluciónalo antes de documentarlo como referencia.".formatted(ticket.folio()));
    }
    if (ticket.isConfidential()) {
      throw new TicketRuleViolation("El ticket %s es confidencial: no se documenta como referencia para todos.".formatted(ticket.folio()));
    }
    Draft draft = new Draft(ticket.folio(), person.id(), clock.instant(), text(ticket));
    jdbc.update("delete from protocol_draft where folio = ?", draft.folio());
    jdbc.update("insert into protocol_draft (folio, author, created_at, draft_text) values (?, ?, ?, ?)",
        draft.folio(), draft.author(), Timestamp.from(draft.createdAt()), draft.text());
    tickets.note(draft.folio(), Kind.COMENTARIO, Visibility.INTERNA, "Se documentó como referencia para un protocolo", Map.of());
    return draft;
  }

  /**
   * Newest first.
   *
   * @throws AccessDeniedException unless asked by an analyst, supervisor or administrator
   * @throws InvalidField {@code after} or {@code size}
   */
  @Transactional(readOnly = true)
  public Page list(Person person, String after, String size) {
    if (!person.seesAll() && !person.isIn(ANALYSTS)) {
      throw new AccessDeniedException("Los borradores son de analistas y supervisión");
    }
    int most = Paging.size(size, USUAL_SIZE);
    List<String> place = after == null || after.isBlank() ? List.of("9999-12-31T00:00:00Z", "") : Paging.place(after, 2);
    List<Draft> found = jdbc.query("""
        select folio, author, created_at, draft_text from protocol_draft
        where created_at < ? or created_at = ? and folio > ? order by created_at desc, folio limit ?""",
        (row, i) -> new Draft(row.getString("folio"), row.getString("author"), row.getTimestamp("created_at").toInstant(), row.getString("draft_text")),
        instant(place.get(0)), instant(place.get(0)), place.get(1), most + 1);
    if (found.size() <= most) {
      return new Page(found, null);
    }
    Draft last = found.get(most - 1);
    return new Page(found.subList(0, most), Paging.cursor(last.createdAt().toString(), last.folio()));
  }

  private static Timestamp instant(String text) {
    try {
      return Timestamp.from(Instant.parse(text));
    } catch (RuntimeException forged) {
      throw Paging.invalidCursor();
    }
  }

  /** Who asked for it is left out: a protocol is about the fault. */
  private static String text(Ticket ticket) {
    return """
        ---
        titulo: %s
        categorias: [%s]
        sintomas:
          - %s
        ---
        ## Qué preguntar

        - %s

        ## Pasos

        1. %s
        %s
        ## Cuándo escalar

        - Si los pasos anteriores no lo resuelven, al siguiente nivel.
        """.formatted(quoted(ticket.subject()), ticket.category(), quoted(ticket.subject()), indented(ticket.description()),
        indented(ticket.solution()), ticket.cause() == null ? "" : "\nCausa: %s\n".formatted(ticket.cause().strip()));
  }

  /** As YAML reads it back, whatever the subject is. */
  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ") + "\"";
  }

  private static String indented(String text) {
    return text.strip().replaceAll("\\R", "\n   ");
  }
}
