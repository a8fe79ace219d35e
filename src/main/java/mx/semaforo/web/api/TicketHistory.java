package mx.semaforo.web.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import mx.semaforo.security.People;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.Paging;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Timeline;
import mx.semaforo.ticket.Timeline.Position;
import mx.semaforo.ticket.TimelineEntry;
import mx.semaforo.ticket.TimelineEntry.Kind;
import mx.semaforo.ticket.TimelineEntry.Visibility;
import org.springframework.stereotype.Component;

/** A ticket's timeline in pages, and who appears in it. */
@Component
class TicketHistory {

  private final Timeline timeline;
  private final People people;

  TicketHistory(Timeline timeline, People people) {
    this.timeline = timeline;
    this.people = people;
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

  /** @param name the full one; the login of somebody who is not known any more */
  record Named(String user, String name) {}

  /** Who asked, who attends, and whoever wrote what may be read of the history. */
  List<Named> people(Ticket ticket) {
    Set<String> logins = new TreeSet<>(timeline.actors(ticket.folio(), Person.current().readsInternals()));
    Stream.of(ticket.requester(), ticket.assignee()).filter(Objects::nonNull).forEach(logins::add);
    logins.remove(Person.SYSTEM);
    Map<String, String> called = people.called(logins);
    return logins.stream().map(login -> new Named(login, called.get(login))).toList();
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
