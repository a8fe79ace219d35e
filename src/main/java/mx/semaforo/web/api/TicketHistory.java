package mx.semaforo.web.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.Paging;
import mx.semaforo.ticket.Timeline;
import mx.semaforo.ticket.Timeline.Position;
import mx.semaforo.ticket.TimelineEntry;
import mx.semaforo.ticket.TimelineEntry.Kind;
import mx.semaforo.ticket.TimelineEntry.Visibility;
import org.springframework.stereotype.Component;

/** A ticket's timeline in pages. */
@Component
class TicketHistory {

  private final Timeline timeline;

  TicketHistory(Timeline timeline) {
    this.timeline = timeline;
  }

  /** @param data the facts behind the text, or null */
  record Entry(Instant at, String actor, Kind kind, Visibility visibility, String text,
      @JsonRawValue @Schema(type = "object") String data) {

    static Entry of(TimelineEntry entry) {
      return new Entry(entry.at(), entry.actor(), entry.kind(), entry.visibility(), entry.text(), entry.data());
    }
  }

  Items<Entry> of(String folio, String after, int size) {
    List<TimelineEntry> found = timeline.of(folio, Person.current().readsInternals(), position(after), size + 1);
    List<TimelineEntry> page = found.subList(0, Math.min(size, found.size()));
    return new Items<>(page.stream().map(Entry::of).toList(), found.size() <= size ? null : cursor(page.get(size - 1)));
  }

  private static String cursor(TimelineEntry last) {
    return Paging.cursor(last.at().toString(), last.id().toString());
  }

  private static Position position(String after) {
    if (after == null || after.isBlank()) {
      return null;
    }
    List<String> place = Paging.place(after, 2);
    try {
      return new Position(Instant.parse(place.get(0)), Long.parseLong(place.get(1)));
    } catch (DateTimeException | NumberFormatException forged) {
      throw Paging.invalidCursor();
    }
  }
}
