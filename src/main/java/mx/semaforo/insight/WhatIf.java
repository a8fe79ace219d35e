package mx.semaforo.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import mx.semaforo.security.Person;
import mx.semaforo.sla.BusinessCalendar;
import mx.semaforo.sla.Calendars;
import mx.semaforo.sla.ClockName;
import mx.semaforo.sla.Target;
import mx.semaforo.ticket.InvalidField;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How well tickets that are already closed would have been served under other targets or another calendar: the stretches
 * in which their clocks really ran are counted again. Changes nothing.
 */
@Component
public class WhatIf {

  private static final int ROWS_AT_ONCE = 2000;
  private static final String STRETCHES = """
      select c.id, t.priority, t.support_group, c.name, c.target, c.calendar_version, s.started_at, s.stopped_at
      from ticket t join sla_clock c on c.folio = t.folio join sla_segment s on s.clock_id = c.id
      where t.closed_at >= ? and t.closed_at < ? and s.stopped_at is not null
      order by c.id, s.started_at""";

  private final JdbcTemplate jdbc;
  private final Calendars calendars;

  WhatIf(DataSource database, Calendars calendars) {
    jdbc = new JdbcTemplate(database);
    jdbc.setFetchSize(ROWS_AT_ONCE);
    this.calendars = calendars;
  }

  /**
   * @param from first instant of closing, UTC; {@code to} is the first one that is too late
   * @param total name {@code TOTAL}
   */
  public record Answer(Instant from, Instant to, long tickets, List<Row> total, List<Row> byPriority, List<Row> byGroup) {}

  /** @param count clocks of this name; a wait for a supplier or a support level counts each time */
  public record Row(String name, ClockName clock, long count, Compliance before, Compliance after) {}

  /** @param percent of the clocks that kept their promise, to one decimal */
  public record Compliance(long met, double percent) {

    static Compliance of(long met, long count) {
      return new Compliance(met, Math.round(met * 1000.0 / count) / 10.0);
    }
  }

  /**
   * @param sent {@code from} and {@code to}: dates, both included, or instants; {@code calendar} or
   *     {@code calendarDefinition}; {@code targets} by priority and clock
   * @throws AccessDeniedException unless a supervisor or an administrator asks
   * @throws InvalidField naming the first field that is unknown, missing or wrong
   */
  @Transactional(readOnly = true)
  public Answer ask(Map<String, ?> sent) {
    if (!Person.current().seesAll()) {
      throw new AccessDeniedException("what-if");
    }
    Question question = Question.read(sent, calendars);
    OffsetDateTime from = question.from().atOffset(ZoneOffset.UTC);
    OffsetDateTime to = question.to().atOffset(ZoneOffset.UTC);
    Count count = new Count(question, calendars);
    Closed closed = jdbc.queryForObject("select count(*), min(closed_at), max(closed_at) from ticket where closed_at >= ? and closed_at < ?",
        (row, i) -> new Closed(row.getLong(1), row.getObject(2, OffsetDateTime.class), row.getObject(3, OffsetDateTime.class)), from, to);
    try {
      closed.days().forEach(day -> jdbc.query(STRETCHES, count::add, day, earlier(day.plusDays(1), to)));
      count.finish();
    } catch (DateTimeException e) {
      throw new InvalidField("targets", e.getMessage());
    }
    return new Answer(question.from(), question.to(), closed.tickets(), Count.rows(count.total), Count.rows(count.byPriority), Count.rows(count.byGroup));
  }

  private static OffsetDateTime earlier(OffsetDateTime one, OffsetDateTime other) {
    return one.isBefore(other) ? one : other;
  }

  /** Read day by day: a database sorts a day in memory, a year on its disk. */
  private record Closed(long tickets, OffsetDateTime first, OffsetDateTime last) {

    Stream<OffsetDateTime> days() {
      return tickets == 0 ? Stream.empty() : Stream.iterate(first, day -> !day.isAfter(last), day -> day.plusDays(1));
    }
  }

  /** Takes the stretches clock by clock, so that no more than one clock is ever held. */
  private static class Count {

    final Map<Place, Tally> total = new TreeMap<>();
    final Map<Place, Tally> byPriority = new TreeMap<>();
    final Map<Place, Tally> byGroup = new TreeMap<>();

    private final Question question;
    private final Calendars calendars;
    private final Map<String, Target> promised = new HashMap<>();
    private Trial trial;

    Count(Question question, Calendars calendars) {
      this.question = question;
      this.calendars = calendars;
    }

    void add(ResultSet row) throws SQLException {
      Instant start = row.getObject(7, OffsetDateTime.class).toInstant();
      if (trial == null || trial.id != row.getLong(1)) {
        finish();
        trial = trial(row, start);
      }
      trial.add(start, row.getObject(8, OffsetDateTime.class).toInstant());
    }

    private Trial trial(ResultSet row, Instant start) throws SQLException {
      String priority = row.getString(2);
      ClockName clock = ClockName.valueOf(row.getString(4));
      Target target = promised.computeIfAbsent(row.getString(5), Target::parse);
      BusinessCalendar calendar = calendars.version(row.getString(6));
      return new Trial(row.getLong(1), priority, row.getString(3), clock, start, calendar, target,
          question.calendar() == null ? calendar : question.calendar(), question.target(priority, clock, target));
    }

    void finish() {
      if (trial != null) {
        boolean before = Trial.met(trial.before, trial.target, trial.calendar, trial.start);
        boolean after = Trial.met(trial.after, trial.newTarget, trial.newCalendar, trial.start);
        total.computeIfAbsent(new Place("TOTAL", trial.clock), place -> new Tally()).add(before, after);
        byPriority.computeIfAbsent(new Place(trial.priority, trial.clock), place -> new Tally()).add(before, after);
        byGroup.computeIfAbsent(new Place(trial.group, trial.clock), place -> new Tally()).add(before, after);
      }
    }

    static List<Row> rows(Map<Place, Tally> tallies) {
      return tallies.entrySet().stream().map(each -> each.getValue().row(each.getKey())).toList();
    }
  }

  /** One clock under its own promise and under the one that is tried. */
  private static class Trial {

    final long id;
    final String priority;
    final String group;
    final ClockName clock;
    final Instant start;
    final BusinessCalendar calendar;
    final Target target;
    final BusinessCalendar newCalendar;
    final Target newTarget;
    Duration before = Duration.ZERO;
    Duration after = Duration.ZERO;

    Trial(long id, String priority, String group, ClockName clock, Instant start, BusinessCalendar calendar, Target target,
        BusinessCalendar newCalendar, Target newTarget) {
      this.id = id;
      this.priority = priority;
      this.group = group;
      this.clock = clock;
      this.start = start;
      this.calendar = calendar;
      this.target = target;
      this.newCalendar = newCalendar;
      this.newTarget = newTarget;
    }

    void add(Instant from, Instant to) {
      before = before.plus(calendar.elapsed(from, to));
      after = after.plus(newCalendar.elapsed(from, to));
    }

    static boolean met(Duration elapsed, Target target, BusinessCalendar calendar, Instant start) {
      return elapsed.compareTo(target.resolve(calendar, start)) <= 0;
    }
  }

  private record Place(String name, ClockName clock) implements Comparable<Place> {

    @Override
    public int compareTo(Place other) {
      int byName = name.compareTo(other.name);
      return byName != 0 ? byName : clock.compareTo(other.clock);
    }
  }

  private static class Tally {

    private long count;
    private long before;
    private long after;

    void add(boolean metBefore, boolean metAfter) {
      count++;
      before += metBefore ? 1 : 0;
      after += metAfter ? 1 : 0;
    }

    Row row(Place place) {
      return new Row(place.name(), place.clock(), count, Compliance.of(before, count), Compliance.of(after, count));
    }
  }
}
