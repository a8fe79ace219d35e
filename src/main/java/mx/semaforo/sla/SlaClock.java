package mx.semaforo.sla;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One clock of one folio: a list of segments and what was promised. Due, elapsed, remaining and percent are derived
 * from the segments each time, never stored. Instants are UTC, durations are working time of the calendar.
 */
@Entity
@Table(name = "sla_clock")
class SlaClock {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sla_clock_seq")
  @SequenceGenerator(name = "sla_clock_seq", sequenceName = "sla_clock_seq", allocationSize = 50)
  private Long id;
  private String folio;
  @Enumerated(EnumType.STRING)
  private ClockName name;
  @Column(name = "clock_cycle")
  private int cycle;
  @Embedded
  private Promise promise;
  private boolean paused;
  private boolean ended;
  @Version
  @Column(name = "row_version")
  private int version;
  @OneToMany(mappedBy = "clock", cascade = CascadeType.ALL)
  @OrderBy("startedAt, id")
  private List<Segment> segments = new ArrayList<>();
  @ElementCollection
  @CollectionTable(name = "sla_milestone", joinColumns = @JoinColumn(name = "clock_id"))
  private Set<FiredMilestone> fired = new LinkedHashSet<>();

  protected SlaClock() {}

  SlaClock(String folio, ClockName name, int cycle) {
    this.folio = folio;
    this.name = name;
    this.cycle = cycle;
  }

  void promise(Promise promise) {
    this.promise = promise;
  }

  boolean isPromised() {
    return promise != null;
  }

  /** The same promise for the next wait. */
  SlaClock nextCycle() {
    SlaClock next = new SlaClock(folio, name, cycle + 1);
    next.promise = promise;
    return next;
  }

  /** With the same past, for trying another promise; never saved. */
  SlaClock copy() {
    SlaClock copy = new SlaClock(folio, name, cycle);
    copy.promise = promise;
    copy.paused = paused;
    copy.ended = ended;
    copy.segments = segments;
    copy.fired = fired;
    return copy;
  }

  void run(Instant now, String reason) {
    if (!isRunning()) {
      segments.add(new Segment(this, now, reason, agreement(), calendarVersion()));
    }
    paused = false;
  }

  /** @param pause whether somebody outside the desk is awaited; otherwise the clock stands */
  void stop(Instant now, String reason, boolean pause) {
    openSegment().ifPresent(segment -> segment.stop(now, reason));
    paused = pause && isStarted() && !name.once();
  }

  /** For good: its level has handed the ticket over. */
  void end(Instant now, String reason) {
    stop(now, reason, false);
    ended = true;
  }

  boolean isStarted() {
    return !segments.isEmpty();
  }

  boolean isRunning() {
    return openSegment().isPresent();
  }

  boolean isPaused() {
    return paused;
  }

  /** Will not run again in this cycle. */
  boolean isOver() {
    return ended || name.once() && isStarted() && !isRunning();
  }

  boolean wasOverBy(Instant at) {
    return ended || !segments.get(segments.size() - 1).stoppedAt().isAfter(at);
  }

  private Optional<Segment> openSegment() {
    return segments.isEmpty() ? Optional.empty() : Optional.of(segments.get(segments.size() - 1)).filter(Segment::isOpen);
  }

  Duration elapsed(BusinessCalendar calendar, Instant now) {
    return segments.stream()
        .map(segment -> calendar.elapsed(segment.startedAt(), segment.isOpen() ? now : segment.stoppedAt()))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Working time promised, counted from the first start (now, when it has not started). */
  Duration target(BusinessCalendar calendar, Instant now) {
    return target().resolve(calendar, isStarted() ? segments.get(0).startedAt() : now);
  }

  Target target() {
    return Target.parse(promise.target());
  }

  /** When elapsed time reaches {@code threshold}: in a past segment, or from now on if the clock runs on. */
  Instant instantAt(Duration threshold, BusinessCalendar calendar, Instant now) {
    Duration before = Duration.ZERO;
    for (Segment segment : segments) {
      Duration length = segment.isOpen() ? null : calendar.elapsed(segment.startedAt(), segment.stoppedAt());
      if (length == null || before.plus(length).compareTo(threshold) >= 0) {
        return calendar.due(segment.startedAt(), threshold.minus(before));
      }
      before = before.plus(length);
    }
    return calendar.due(now, threshold.minus(before));
  }

  /** Milestones not yet fired, each with the instant at which it is or was reached if the clock runs from now on. */
  List<Reached> pending(BusinessCalendar calendar, Instant now) {
    Duration promised = target(calendar, now);
    return milestoneList().stream().filter(milestone -> firing(milestone).isEmpty())
        .map(milestone -> new Reached(milestone, instantAt(milestone.threshold(promised), calendar, now)))
        .sorted(Comparator.comparing(Reached::at))
        .toList();
  }

  void fire(Reached reached, Instant now) {
    fired.add(new FiredMilestone(reached.milestone().name(), reached.at(), now));
  }

  Optional<FiredMilestone> firing(Milestone milestone) {
    return fired.stream().filter(done -> done.name().equals(milestone.name())).findFirst();
  }

  List<Milestone> milestoneList() {
    return Milestone.parseAll(promise.milestones());
  }

  Stream<Segment> segments() {
    return segments.stream();
  }

  /** @param at when working time reaches the milestone */
  record Reached(Milestone milestone, Instant at) {}

  ClockName name() {
    return name;
  }

  int cycle() {
    return cycle;
  }

  String folio() {
    return folio;
  }

  String agreement() {
    return promise.agreement();
  }

  String rule() {
    return promise.rule();
  }

  String calendar() {
    return promise.calendar();
  }

  String calendarVersion() {
    return promise.calendarVersion();
  }

  boolean runsWithSupplier() {
    return promise.runsWithSupplier();
  }

  boolean runsInApproval() {
    return promise.runsInApproval();
  }
}
