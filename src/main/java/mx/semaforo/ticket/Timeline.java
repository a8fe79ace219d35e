package mx.semaforo.ticket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.TimelineEntry.Kind;
import mx.semaforo.ticket.TimelineEntry.Visibility;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** The append-only history of every ticket and the desk's audit trail; the actor is whoever is asking. */
@Component
public class Timeline {

  private final TimelineEntryRepository entries;
  private final ObjectMapper json;
  private final Clock clock;

  Timeline(TimelineEntryRepository entries, ObjectMapper json, Clock clock) {
    this.entries = entries;
    this.json = json;
    this.clock = clock;
  }

  public void add(String folio, Kind kind, Visibility visibility, String text) {
    add(folio, kind, visibility, text, Map.of());
  }

  /** @param data the facts behind the text, kept as JSON; null values are left out */
  public void add(String folio, Kind kind, Visibility visibility, String text, Map<String, ?> data) {
    entries.save(new TimelineEntry(folio, clock.instant(), Person.current().id(), kind, visibility, text, write(data)));
  }

  /**
   * Oldest first.
   *
   * @param after the last entry already seen, or null for the beginning
   */
  public List<TimelineEntry> of(String folio, boolean internalToo, Position after, int size) {
    Position from = after == null ? new Position(Instant.EPOCH, 0) : after;
    return entries.page(folio, visible(internalToo), from.at(), from.id(), Limit.of(size));
  }

  /** Logins of those who wrote it. */
  public Set<String> actors(String folio, boolean internalToo) {
    return entries.actors(folio, visible(internalToo));
  }

  private static Set<Visibility> visible(boolean internalToo) {
    return internalToo ? EnumSet.allOf(Visibility.class) : EnumSet.of(Visibility.PUBLICA);
  }

  /** Place of an entry in its ticket's history; ids alone do not follow time when several nodes write. */
  public record Position(Instant at, long id) {}

  private String write(Map<String, ?> data) {
    try {
      return data.isEmpty() ? null : json.writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Los datos de la línea de tiempo no se pueden escribir", e);
    }
  }
}
