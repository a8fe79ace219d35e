package mx.semaforo.sla;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import mx.semaforo.sla.SlaClock.Reached;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The clocks of every folio. They run, pause and stop only because the token enters an element that declares them
 * ({@link #enter}); milestones fire only when a timer of the diagram asks ({@link #fire}).
 */
@Component
@Transactional
public class SlaClocks {

  /** A timer served this much after closing time still counts as on time; later ones wait for the next opening. */
  static final Duration LATENESS = Duration.ofMinutes(15);

  private final FolioClocks clocks;
  private final Calendars calendars;
  private final Clock clock;

  SlaClocks(FolioClocks clocks, Calendars calendars, Clock clock) {
    this.clocks = clocks;
    this.calendars = calendars;
    this.clock = clock;
  }

  /**
   * What is promised from now on. A clock that exists is re-targeted: the new target counts from its original start,
   * with all its pauses and the milestones already fired kept. A support level keeps its own target.
   */
  public void agree(String folio, Agreement agreement) {
    promisable(folio, agreement).forEach(each -> {
      promise(each, agreement);
      clocks.save(each);
    });
  }

  /** What {@link #agree} would change, clock by clock; empty when everything is promised already. */
  @Transactional(readOnly = true)
  public List<PromiseChange> compare(String folio, Agreement agreement) {
    Instant now = clock.instant();
    return promisable(folio, agreement).filter(SlaClock::isPromised).map(each -> {
      SlaClock next = each.copy();
      promise(next, agreement);
      return PromiseChange.between(each, calendarOf(each), next, calendars.inForce(agreement.calendar()), now);
    }).filter(change -> !change.changes().isEmpty()).toList();
  }

  private void promise(SlaClock each, Agreement agreement) {
    boolean level = each.name() == ClockName.OLA;
    each.promise(Promise.of(level ? each.agreement() : agreement.name(), level ? each.rule() : agreement.rule(),
        level ? each.target() : agreement.target(each.name()), agreement.milestones(), calendars.inForce(agreement.calendar()),
        each.name() == ClockName.SOLUCION && !agreement.pausesWithSupplier(),
        each.name() == ClockName.SOLUCION && !agreement.pausesInApproval()));
  }

  /** The clocks that have time ahead: what is over stays as it was, and the next wait for somebody outside is a new cycle. */
  private Stream<SlaClock> promisable(String folio, Agreement agreement) {
    Map<ClockName, SlaClock> present = current(folio);
    return Stream.of(ClockName.values()).map(name -> {
      SlaClock last = present.get(name);
      if (last == null && name == ClockName.OLA || name != ClockName.OLA && agreement.target(name) == null) {
        return null;
      }
      if (last == null) {
        return new SlaClock(folio, name, 1);
      }
      return !last.isOver() ? last : name.repeats() ? last.nextCycle() : null;
    }).filter(Objects::nonNull);
  }

  /**
   * A new wait that this clock measures, with time of its own.
   *
   * @param reason why the one before ends, where it still runs
   */
  public void await(String folio, ClockName name, String reason) {
    SlaClock last = current(folio).get(name);
    if (last != null && last.isStarted()) {
      if (!last.isOver()) {
        last.end(clock.instant(), reason);
      }
      clocks.save(last.nextCycle());
    }
  }

  /** The group that takes over gets its own time; the agreement's calendar and milestones hold for it too. */
  public void handOver(String folio, String group, Target target) {
    Map<ClockName, SlaClock> present = current(folio);
    SlaClock solution = present.get(ClockName.SOLUCION);
    SlaClock last = present.get(ClockName.OLA);
    if (last != null) {
      last.end(clock.instant(), "pasó a " + group);
    }
    SlaClock next = new SlaClock(folio, ClockName.OLA, last == null ? 1 : last.cycle() + 1);
    next.promise(Promise.of(level(group), "Plazo propio de %s".formatted(group), target, solution.milestoneList(),
        calendarOf(solution), false, false));
    clocks.save(next);
  }

  /** The ticket belongs to this group; the time of any other level ends for good. */
  public void belong(String folio, String group) {
    SlaClock last = current(folio).get(ClockName.OLA);
    if (last != null && !last.isOver() && !last.agreement().equals(level(group))) {
      last.end(clock.instant(), "pasó a " + group);
    }
  }

  private static String level(String group) {
    return "Nivel " + group;
  }

  /**
   * The token rests where exactly these clocks run.
   *
   * @param byAgreement clocks that run here only if the ticket's agreement says so
   * @param pause whether the others pause (somebody outside is awaited) or stand
   * @param reason why, in words for people, to be read after "porque"
   */
  public void enter(String folio, Set<ClockName> running, Set<ClockName> byAgreement, boolean pause, String reason) {
    Instant now = clock.instant();
    current(folio).values().stream().filter(each -> !each.isOver()).forEach(each -> {
      if (runsIn(each, running, byAgreement)) {
        each.run(now, reason);
      } else {
        each.stop(now, reason, pause);
      }
    });
  }

  /**
   * The next instant at which a milestone is due if exactly these clocks run from now: a pure function of folio,
   * clocks and now, since the engine asks before the token has entered.
   */
  @Transactional(readOnly = true)
  public NextMilestone next(String folio, Set<ClockName> running, Set<ClockName> byAgreement) {
    Instant now = clock.instant();
    Instant later = null;
    Instant overdue = null;
    boolean reachedOne = false;
    for (SlaClock each : running(folio, running, byAgreement)) {
      BusinessCalendar calendar = calendarOf(each);
      for (Reached reached : each.pending(calendar, now)) {
        reachedOne |= !reached.at().isAfter(now);
        if (reached.at().isAfter(now)) {
          later = earlier(later, reached.at());
        } else if (mayFire(reached, calendar, now)) {
          overdue = earlier(overdue, now.plusSeconds(1));
        } else {
          later = earlier(later, calendar.due(now, Duration.ZERO));
        }
      }
    }
    return new NextMilestone(Optional.ofNullable(earlier(overdue, later)), Optional.ofNullable(later), reachedOne);
  }

  /**
   * @param arming when a timer armed now is due: at once where a milestone is overdue
   * @param following when the timer is due again after the overdue ones were served; strictly later than now
   * @param overdue whether a milestone has been reached and not served yet
   */
  public record NextMilestone(Optional<Instant> arming, Optional<Instant> following, boolean overdue) {}

  /** The clocks that count time now. */
  @Transactional(readOnly = true)
  public Set<ClockName> running(String folio) {
    return names(clocks.of(folio).stream().filter(SlaClock::isRunning));
  }

  /**
   * The clocks that must count time in an element that declares these.
   *
   * @param since when the ticket came into its state: what ended later has not ended rightly
   */
  @Transactional(readOnly = true)
  public Set<ClockName> expected(String folio, Set<ClockName> running, Set<ClockName> byAgreement, Instant since) {
    return names(current(folio).values().stream()
        .filter(each -> runsIn(each, running, byAgreement) && !(each.isOver() && each.wasOverBy(since))));
  }

  private static Set<ClockName> names(Stream<SlaClock> clocks) {
    return clocks.map(SlaClock::name).collect(toCollection(TreeSet::new));
  }

  /** When the earliest of these clocks is due, if they run from now. */
  @Transactional(readOnly = true)
  public Optional<Instant> due(String folio, Set<ClockName> running, Set<ClockName> byAgreement) {
    Instant now = clock.instant();
    return running(folio, running, byAgreement).stream().map(each -> dueAt(each, now)).min(Instant::compareTo);
  }

  /**
   * Registers what is overdue on one running clock as one step, with its highest milestone; empty when nothing is,
   * because the clock was paused, everything has fired, or it is too late in the day.
   */
  public Optional<Hit> fire(String folio) {
    Instant now = clock.instant();
    List<SlaClock> late = current(folio).values().stream()
        .filter(each -> each.isRunning() && !overdue(each, now).isEmpty()).toList();
    return late.stream().findFirst().map(each -> fire(each, now, late.size() > 1));
  }

  private Hit fire(SlaClock each, Instant now, boolean more) {
    List<Reached> overdue = overdue(each, now);
    overdue.forEach(reached -> each.fire(reached, now));
    return new Hit(each.name(), overdue.get(overdue.size() - 1).milestone().name(),
        overdue.stream().map(reached -> reached.milestone().name()).toList(), report(each, now).explanation(), more);
  }

  private List<Reached> overdue(SlaClock each, Instant now) {
    BusinessCalendar calendar = calendarOf(each);
    return each.pending(calendar, now).stream()
        .filter(reached -> !reached.at().isAfter(now) && mayFire(reached, calendar, now)).toList();
  }

  /**
   * @param milestone the highest of {@code registered}
   * @param more whether another clock of the folio has milestones to register
   */
  public record Hit(ClockName clock, String milestone, List<String> registered, String explanation, boolean more) {}

  /** Every clock that has started, in the order of {@link ClockName}. */
  @Transactional(readOnly = true)
  public List<ClockReport> explain(String folio) {
    Instant now = clock.instant();
    return clocks.of(folio).stream().filter(SlaClock::isStarted)
        .sorted(comparing(SlaClock::name).thenComparing(SlaClock::cycle))
        .map(each -> report(each, now)).toList();
  }

  /**
   * For each of these folios the running clock that is due first, or the paused one where none runs; nothing for a folio
   * whose clocks stand. Reads the clocks of all of them at once.
   */
  @Transactional(readOnly = true)
  public Map<String, Deadline> deadlines(Collection<String> folios) {
    Instant now = clock.instant();
    return clocks.started(folios).stream().filter(each -> each.isRunning() || each.isPaused())
        .collect(toMap(SlaClock::folio, each -> ClockReports.deadline(each, calendarOf(each), now),
            BinaryOperator.minBy(comparing(Deadline::state).thenComparing(Deadline::dueAt))));
  }

  /** The calendar that the ticket's promises count in. */
  @Transactional(readOnly = true)
  public BusinessCalendar calendar(String folio) {
    return calendarOf(current(folio).get(ClockName.SOLUCION));
  }

  private ClockReport report(SlaClock each, Instant now) {
    return ClockReports.of(each, calendarOf(each), now);
  }

  private Instant dueAt(SlaClock each, Instant now) {
    BusinessCalendar calendar = calendarOf(each);
    return each.instantAt(each.target(calendar, now), calendar, now);
  }

  private boolean mayFire(Reached reached, BusinessCalendar calendar, Instant now) {
    return calendar.isOpen(now) || Duration.between(reached.at(), now).compareTo(LATENESS) <= 0;
  }

  private List<SlaClock> running(String folio, Set<ClockName> running, Set<ClockName> byAgreement) {
    return current(folio).values().stream().filter(each -> !each.isOver() && runsIn(each, running, byAgreement)).toList();
  }

  private static boolean runsIn(SlaClock each, Set<ClockName> running, Set<ClockName> byAgreement) {
    return running.contains(each.name()) || byAgreement.contains(each.name())
        && (running.contains(ClockName.APROBACION) ? each.runsInApproval() : each.runsWithSupplier());
  }

  /** The last cycle of each clock. */
  private Map<ClockName, SlaClock> current(String folio) {
    return clocks.of(folio).stream()
        .collect(toMap(SlaClock::name, each -> each, (earlier, later) -> later, LinkedHashMap::new));
  }

  private BusinessCalendar calendarOf(SlaClock each) {
    return calendars.version(each.calendarVersion());
  }

  private static Instant earlier(Instant a, Instant b) {
    return a == null || b != null && b.isBefore(a) ? b : a;
  }
}
