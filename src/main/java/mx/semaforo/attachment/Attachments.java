package mx.semaforo.attachment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Text;
import mx.semaforo.ticket.TicketRuleViolation;
import mx.semaforo.ticket.Tickets;
import mx.semaforo.ticket.TimelineEntry.Kind;
import mx.semaforo.ticket.TimelineEntry.Visibility;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The files of every ticket; added once, never changed. Who may see a ticket, and so its files, is for the caller to ask.
 * Plain SQL, so that a list never reads the contents.
 */
@Component
@Transactional
@EnableConfigurationProperties(AttachmentLimits.class)
public class Attachments {

  private static final String COLUMNS = "id, folio, name, media_type, size_bytes, document, uploaded_by, uploaded_at";

  private final JdbcTemplate jdbc;
  private final Tickets tickets;
  private final AttachmentLimits limits;
  private final Clock clock;

  Attachments(JdbcTemplate jdbc, Tickets tickets, AttachmentLimits limits, Clock clock) {
    this.jdbc = jdbc;
    this.tickets = tickets;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Attaches a file and says so in the ticket's public history.
   *
   * @param name as the browser sent it; a path before it is left out
   * @param document name of the asked-for document that it answers, or null
   * @throws InvalidField {@code file}, when name, size or type are not allowed, or {@code document}
   * @throws TicketRuleViolation once the ticket is closed
   */
  public Attachment add(String folio, String name, byte[] content, String document) {
    String clean = limits.name(name);
    Attachment attachment = new Attachment(UUID.randomUUID().toString(), folio, clean, limits.mediaType(clean, content), content.length,
        Text.limited("document", "document", document, 200), Person.current().id(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    if (!tickets.get(folio).isOpen()) {
      throw new TicketRuleViolation("El ticket %s ya está cerrado: no se le puede adjuntar nada.".formatted(folio));
    }
    jdbc.update("insert into attachment (%s, content) values (?, ?, ?, ?, ?, ?, ?, ?, ?)".formatted(COLUMNS),
        attachment.id(), folio, attachment.name(), attachment.mediaType(), attachment.size(), attachment.document(),
        attachment.uploadedBy(), Timestamp.from(attachment.uploadedAt()), content);
    tickets.note(folio, Kind.COMENTARIO, Visibility.PUBLICA, "Se adjuntó «%s»".formatted(clean), Map.of("attachment", attachment.id()));
    return attachment;
  }

  /** Oldest first. */
  @Transactional(readOnly = true)
  public List<Attachment> of(String folio) {
    return jdbc.query("select %s from attachment where folio = ? order by uploaded_at, id".formatted(COLUMNS), Attachments::read, folio);
  }

  @Transactional(readOnly = true)
  public Optional<Attachment> find(String id) {
    return jdbc.query("select %s from attachment where id = ?".formatted(COLUMNS), Attachments::read, id).stream().findFirst();
  }

  @Transactional(readOnly = true)
  public byte[] content(Attachment attachment) {
    return jdbc.queryForObject("select content from attachment where id = ?", (row, i) -> row.getBytes(1), attachment.id());
  }

  /** Names of the asked-for documents that some file of the ticket answers. */
  @Transactional(readOnly = true)
  public Set<String> documentsOf(String folio) {
    return Set.copyOf(jdbc.queryForList("select distinct document from attachment where folio = ? and document is not null",
        String.class, folio));
  }

  private static Attachment read(ResultSet row, int number) throws SQLException {
    return new Attachment(row.getString("id"), row.getString("folio"), row.getString("name"), row.getString("media_type"),
        row.getLong("size_bytes"), row.getString("document"), row.getString("uploaded_by"), row.getTimestamp("uploaded_at").toInstant());
  }
}
