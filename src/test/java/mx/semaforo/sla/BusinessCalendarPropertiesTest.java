package mx.semaforo.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/**
 * What holds for every calendar, in zones whose clocks jump by an hour, by half an hour, at midnight
 * and by a whole day, compared with a calendar that counts day by day.
 */
class BusinessCalendarPropertiesTest {

  private static final Duration FORTNIGHT = Duration.ofDays(14);
  private static final long HOURS_40 = 40 * 3_600_000L;
  private static final long DAYS_20 = 20 * 86_400_000L;

  @Provide
  Arbitrary<NaiveCalendar> calendars() {
    return Arbitraries.randomValue(NaiveCalendar::random);
  }

  @Property(tries = 400)
  void openAndElapsedAreWhatCountingDayByDayGives(
      @ForAll("calendars") NaiveCalendar naive,
      @ForAll @LongRange(max = DAYS_20) long span) {
    Instant from = naive.start();
    BusinessCalendar calendar = naive.parsed();
    Instant to = from.plusMillis(span);

    assertThat(calendar.isOpen(from)).isEqualTo(naive.isOpen(from));
    assertThat(calendar.elapsed(from, to)).isEqualTo(naive.elapsed(from, to));
  }

  @Property(tries = 400)
  void dueIsWhatCountingDayByDayGivesAndInvertsElapsed(
      @ForAll("calendars") NaiveCalendar naive,
      @ForAll @LongRange(min = 1, max = HOURS_40) long working) {
    Instant start = naive.start();
    BusinessCalendar calendar = naive.parsed();
    Duration target = Duration.ofMillis(working);
    Instant expected = naive.due(start, target, start.plus(FORTNIGHT));
    Assume.that(expected != null);

    Instant due = calendar.due(start, target);

    assertThat(due).isEqualTo(expected);
    assertThat(calendar.elapsed(start, due)).isEqualTo(target);
    assertThat(calendar.isOpen(due.minusMillis(1))).isTrue();
  }

  @Property(tries = 400)
  void dueOfZeroIsTheFirstOpenInstant(@ForAll("calendars") NaiveCalendar naive) {
    Instant start = naive.start();
    Instant due = naive.parsed().due(start, Duration.ZERO);

    assertThat(due).isAfterOrEqualTo(start);
    assertThat(naive.isOpen(due)).isTrue();
    assertThat(naive.elapsed(start, due)).isZero();
  }

  @Property(tries = 400)
  void dueBackwardUndoesDue(
      @ForAll("calendars") NaiveCalendar naive,
      @ForAll @LongRange(min = 1, max = HOURS_40) long working) {
    Instant start = naive.start();
    BusinessCalendar calendar = naive.parsed();
    Duration target = Duration.ofMillis(working);

    Instant back = calendar.dueBackward(start, target);

    assertThat(naive.elapsed(back, start)).isEqualTo(target);
    assertThat(naive.isOpen(back)).isTrue();
    assertThat(calendar.due(back, target)).isEqualTo(calendar.dueBackward(start, Duration.ZERO));
    assertThat(calendar.dueBackward(calendar.due(start, target), target))
        .isEqualTo(calendar.due(start, Duration.ZERO));
  }

  @Property(tries = 400)
  void elapsedAndRemainingMakeTheTarget(
      @ForAll("calendars") NaiveCalendar naive,
      @ForAll @LongRange(min = 1, max = HOURS_40) long working,
      @ForAll @LongRange(max = 999) long thousandth) {
    Instant start = naive.start();
    BusinessCalendar calendar = naive.parsed();
    Duration target = Duration.ofMillis(working);
    Instant due = calendar.due(start, target);
    Instant now = start.plus(Duration.between(start, due).multipliedBy(thousandth).dividedBy(1000));

    Duration elapsed = calendar.elapsed(start, now);
    Duration remaining = calendar.elapsed(now, due);

    assertThat(elapsed.plus(remaining)).isEqualTo(target);
    assertThat(calendar.due(now, remaining)).isEqualTo(due);
  }

  @Property(tries = 400)
  void pauseOutsideWorkingTimeChangesNothing(
      @ForAll("calendars") NaiveCalendar naive,
      @ForAll @LongRange(min = 2, max = HOURS_40) long working,
      @ForAll @LongRange(min = 1, max = 999) long thousandth) {
    Instant start = naive.start();
    BusinessCalendar calendar = naive.parsed();
    Duration target = Duration.ofMillis(working);
    Duration before = Duration.ofMillis(Math.max(1, working * thousandth / 1000));
    Instant paused = calendar.due(start, before);
    Instant resumed = calendar.due(paused, Duration.ZERO);

    assertThat(calendar.elapsed(paused, resumed)).isZero();
    assertThat(calendar.due(resumed, target.minus(before))).isEqualTo(calendar.due(start, target));
  }

  @Property(tries = 400)
  void cuttingSegmentsChangesNothing(
      @ForAll("calendars") NaiveCalendar naive,
      @ForAll @LongRange(max = HOURS_40) long working) {
    Instant start = naive.start();
    BusinessCalendar whole = naive.parsed();
    BusinessCalendar cut = naive.cut().parsed();
    Duration target = Duration.ofMillis(working);
    Instant due = whole.due(start, target);

    assertThat(cut.due(start, target)).isEqualTo(due);
    assertThat(cut.dueBackward(start, target)).isEqualTo(whole.dueBackward(start, target));
    assertThat(cut.elapsed(start, due)).isEqualTo(whole.elapsed(start, due));
    assertThat(cut.dueDays(start, 3, false)).isEqualTo(whole.dueDays(start, 3, false));
  }

  @Property(tries = 200)
  void workingDaysEndAtTheClosingOfTheirOwnDay(
      @ForAll("calendars") NaiveCalendar naive,
      @ForAll @LongRange(min = 1, max = 5) long days) {
    Instant start = naive.start();
    BusinessCalendar calendar = naive.parsed();
    LocalDate today = start.atZone(naive.zone()).toLocalDate();
    List<Instant> closings =
        today
            .datesUntil(today.plusDays(90))
            .map(naive::closingOf)
            .flatMap(Optional::stream)
            .toList();
    Assume.that(!calendar.isOpen(start) && closings.size() > days);

    Instant closing = calendar.dueDays(start, (int) days, true);
    Instant sameTime = calendar.dueDays(start, (int) days, false);

    assertThat(closing).isEqualTo(closings.get((int) days));
    assertThat(sameTime).isBeforeOrEqualTo(closing);
    assertThat(calendar.isOpen(sameTime) || calendar.isOpen(sameTime.minusMillis(1))).isTrue();
    assertThat(calendar.elapsed(start, sameTime)).isPositive();
  }

  @Property(tries = 50)
  void answersDoNotDependOnWhatWasAskedBefore(
      @ForAll("calendars") NaiveCalendar naive,
      @ForAll @LongRange(min = 1, max = HOURS_40) long working) {
    Instant start = naive.start();
    Duration target = Duration.ofMillis(working);
    BusinessCalendar asked = naive.parsed();
    asked.due(start.plus(Duration.ofDays(4000)), target);
    asked.dueBackward(start.minus(Duration.ofDays(4000)), target);

    assertThat(asked.due(start, target)).isEqualTo(naive.parsed().due(start, target));
  }
}
