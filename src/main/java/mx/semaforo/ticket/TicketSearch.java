package mx.semaforo.ticket;

import static java.util.stream.Collectors.joining;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import mx.semaforo.security.Person;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The lists that people page through, each person's own. A person sees tickets for several reasons (each group, being
 * the assignee, being the requester); every reason is read by its own index from the cursor on and the first of all of
 * them make the page, so that its cost does not grow with the desk.
 */
@Component
@Transactional(readOnly = true)
public class TicketSearch {

  private static final int USUAL_SIZE = 25;

  private final EntityManager entities;

  TicketSearch(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * What to list; null or blank is no condition.
   *
   * @param q text contained in folio, subject or description, in upper or lower case
   * @param sort {@code createdAt}, {@code priority} or {@code folio}; a {@code -} before it turns the order; newest first by default
   * @param after {@code next} of the page before
   * @param size 1 to 100, by default 25
   */
  public record Criteria(String state, String group, String assignee, String requester, String q, String sort, String after,
      String size) {

    public static final Criteria NEWEST = new Criteria(null, null, null, null, null, null, null, null);
  }

  /** @param next the cursor of the page that follows; null on the last one */
  public record Page(List<Ticket> items, String next) {}

  /** @throws InvalidField naming the criterion that cannot be read */
  public Page find(Criteria criteria, Person person) {
    int size = Paging.size(criteria.size(), USUAL_SIZE);
    Sort sort = Sort.of(criteria.sort());
    Conditions asked = asked(criteria, sort);
    List<Ticket> found = reasons(person)
        .flatMap(reason -> page(asked.and(reason), sort, size + 1))
        .distinct().sorted(sort.order()).limit(size + 1L).toList();
    return found.size() <= size ? new Page(found, null)
        : new Page(found.subList(0, size), sort.cursor(found.get(size - 1)));
  }

  private Stream<Ticket> page(Conditions conditions, Sort sort, int size) {
    TypedQuery<Ticket> query = entities.createQuery("select t from Ticket t%s order by t.%s %s, t.folio %3$s"
        .formatted(conditions.where(), sort.key(), sort.direction()), Ticket.class).setMaxResults(size);
    conditions.values().forEach(query::setParameter);
    return query.getResultStream();
  }

  /** The same rule as {@link Tickets#isVisibleTo}, one condition for each way to satisfy it. */
  private static Stream<Conditions> reasons(Person person) {
    Stream<Conditions> own = Stream.of(
            Stream.of("t.assignee = :me", "t.requester = :me",
                "t.folio in (select r.key.folio from TicketReader r where r.key.person = :me)")
                .map(reason -> Conditions.NONE.and(reason, "me", person.id())),
            person.groups().stream().map(group -> Conditions.NONE.and("t.supportGroup = :mine", "mine", group)))
        .flatMap(reasons -> reasons);
    return person.seesAll() ? Stream.concat(Stream.of(Conditions.NONE.and("t.confidential = :open", "open", false)), own) : own;
  }

  private static Conditions asked(Criteria criteria, Sort sort) {
    return Conditions.NONE
        .andGiven("state", criteria.state(), "t.state = :state", TicketSearch::state)
        .andGiven("group", criteria.group(), "t.supportGroup = :group", text -> text)
        .andGiven("assignee", criteria.assignee(), "t.assignee = :assignee", text -> text)
        .andGiven("requester", criteria.requester(), "t.requester = :requester", text -> text)
        .andGiven("q", criteria.q(), "(lower(t.subject) like :q escape '!' or lower(t.folio) like :q escape '!'"
            + " or lower(t.description) like :q escape '!')", TicketSearch::containing)
        .and(sort.after(criteria.after()));
  }

  private static DeskState state(String word) {
    return Arrays.stream(DeskState.values()).filter(state -> state.name().equals(word)).findFirst()
        .orElseThrow(() -> new InvalidField("state", "«%s» no es un estado: usa %s.".formatted(word,
            Arrays.stream(DeskState.values()).map(DeskState::name).collect(joining(", ")))));
  }

  private static String containing(String text) {
    return "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
  }

  /** Conditions of one query, all of which must hold. */
  private record Conditions(List<String> texts, Map<String, Object> values) {

    static final Conditions NONE = new Conditions(List.of(), Map.of());

    Conditions andGiven(String name, String given, String text, Function<String, Object> reader) {
      if (given == null || given.isBlank()) {
        return this;
      }
      if (given.indexOf('\0') >= 0) {
        throw new InvalidField(name, "«%s» tiene un carácter nulo: quítalo.".formatted(name));
      }
      return and(text, name, reader.apply(given));
    }

    Conditions and(String text, String name, Object value) {
      return and(new Conditions(List.of(text), Map.of(name, value)));
    }

    Conditions and(Conditions more) {
      Map<String, Object> all = new HashMap<>(values);
      all.putAll(more.values);
      return new Conditions(Stream.concat(texts.stream(), more.texts.stream()).toList(), all);
    }

    String where() {
      return texts.isEmpty() ? "" : " where " + String.join(" and ", texts);
    }
  }

  private enum Key {
    createdAt(Comparator.comparing(Ticket::createdAt), ticket -> ticket.createdAt().toString(), Instant::parse),
    priority(Comparator.comparing(Ticket::priority), ticket -> ticket.priority().name(), Priority::valueOf),
    folio(Comparator.comparing(Ticket::folio), Ticket::folio, folio -> folio);

    private final Comparator<Ticket> order;
    private final Function<Ticket, String> writer;
    private final Function<String, Object> reader;

    Key(Comparator<Ticket> order, Function<Ticket, String> writer, Function<String, Object> reader) {
      this.order = order;
      this.writer = writer;
      this.reader = reader;
    }
  }

  /** An order in which every ticket has one place: the folio decides between equals. */
  private record Sort(Key key, boolean descending) {

    static Sort of(String word) {
      if (word == null || word.isBlank()) {
        return new Sort(Key.createdAt, true);
      }
      boolean descending = word.startsWith("-");
      String name = descending ? word.substring(1) : word;
      return Arrays.stream(Key.values()).filter(key -> key.name().equals(name)).findFirst()
          .map(key -> new Sort(key, descending))
          .orElseThrow(() -> new InvalidField("sort",
              "«%s» no es un orden: usa createdAt, priority o folio, con - delante para invertirlo.".formatted(word)));
    }

    Comparator<Ticket> order() {
      Comparator<Ticket> ascending = key.order.thenComparing(Ticket::folio);
      return descending ? ascending.reversed() : ascending;
    }

    String direction() {
      return descending ? "desc" : "asc";
    }

    String cursor(Ticket last) {
      return Paging.cursor(toString(), key.writer.apply(last), last.folio());
    }

    /** Written as a range with an exception, because databases read ranges from an index. */
    Conditions after(String cursor) {
      if (cursor == null || cursor.isBlank()) {
        return Conditions.NONE;
      }
      List<String> place = Paging.place(cursor, 3);
      if (!place.get(0).equals(toString())) {
        throw Paging.invalidCursor();
      }
      String text = "t.%1$s %2$s= :place and (t.%1$s %2$s :place or t.folio %2$s :folio)".formatted(key, descending ? "<" : ">");
      try {
        return new Conditions(List.of(text), Map.of("place", key.reader.apply(place.get(1)), "folio", place.get(2)));
      } catch (IllegalArgumentException | DateTimeException forged) {
        throw Paging.invalidCursor();
      }
    }

    @Override
    public String toString() {
      return (descending ? "-" : "") + key;
    }
  }
}
