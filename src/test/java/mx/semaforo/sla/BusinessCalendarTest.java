package mx.semaforo.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {

  private static final Instant MONDAY_NOON = Instant.parse("2026-03-02T12:00:00Z");

  private static final BusinessCalendar MONDAYS = calendar("UTC", "lunes: [\"09:00-18:00\"]");
  private static final BusinessCalendar OFFICE =
      calendar(
          "UTC",
          "lunes: [\"10:00-14:00\", \"15:00-19:00\"], martes: [\"10:00-14:00\", \"15:00-19:00\"],"
              + " jueves: [\"14:00-18:00\"], viernes: [\"08:00-12:00\"]");
  private static final BusinessCalendar NIGHTS =
      calendar("UTC", "lunes: [\"22:00-06:00\"], martes: [\"22:00-06:00\"]");

  @Test
  void hourThatAClockChangeSkipsLastsNothing() {
    BusinessCalendar newYork = calendar("America/New_York", "domingo: [\"01:30-02:15\", \"02:30-02:45\", \"05:00-06:00\"]");

    assertThat(newYork.elapsed(Instant.parse("2026-03-08T00:00:00Z"), Instant.parse("2026-03-09T00:00:00Z")))
        .hasMinutes(90);
    assertThat(newYork.due(Instant.parse("2026-03-08T07:00:00Z"), Duration.ZERO))
        .isEqualTo("2026-03-08T09:00:00Z");
  }

  @Test
  void hourThatAClockChangeRepeatsCountsTwiceInsideASegmentAndOnceAtItsEdge() {
    BusinessCalendar across = calendar("America/New_York", "domingo: [\"00:00-03:00\"]");
    BusinessCalendar ending = calendar("America/New_York", "domingo: [\"00:00-01:30\"]");
    Instant from = Instant.parse("2026-11-01T00:00:00Z");
    Instant to = Instant.parse("2026-11-02T00:00:00Z");

    assertThat(across.elapsed(from, to)).hasHours(4);
    assertThat(ending.elapsed(from, to)).hasMinutes(90);
  }

  @Test
  void dayThatAZoneNeverLivedIsNoWorkingDay() {
    BusinessCalendar apia =
        calendar("Pacific/Apia", "jueves: [\"09:00-17:00\"], viernes: [\"09:00-17:00\"], sábado: [\"09:00-17:00\"]");
    Instant thursdayTen = Instant.parse("2011-12-29T20:00:00Z");

    assertThat(apia.dueDays(thursdayTen, 1, false)).isEqualTo("2011-12-30T20:00:00Z");
    assertThat(apia.due(thursdayTen, Duration.ofHours(8))).isEqualTo("2011-12-30T20:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "same wall time,            2026-03-02T11:30:00Z, 1, false, 2026-03-03T11:30:00Z",
    "closing time,              2026-03-02T11:30:00Z, 1, true,  2026-03-03T19:00:00Z",
    "today's closing,           2026-03-02T11:30:00Z, 0, true,  2026-03-02T19:00:00Z",
    "over the weekend,          2026-03-03T11:30:00Z, 3, false, 2026-03-09T11:30:00Z",
    "before opening,            2026-03-02T05:00:00Z, 1, false, 2026-03-03T10:00:00Z",
    "after closing,             2026-03-02T20:00:00Z, 1, false, 2026-03-03T19:00:00Z",
    "day off counts as opening, 2026-03-04T16:00:00Z, 2, false, 2026-03-09T14:00:00Z",
    "break ends before it,      2026-03-05T14:30:00Z, 2, false, 2026-03-09T15:00:00Z",
    "later than that closing,   2026-03-02T16:00:00Z, 3, false, 2026-03-06T12:00:00Z",
    "never without work,        2026-03-05T20:00:00Z, 1, false, 2026-03-06T12:00:00Z",
    "backwards,                 2026-03-09T11:00:00Z, -3, false, 2026-03-03T11:00:00Z"
  })
  void workingDaysKeepTheWallTimeWithinTheHoursOfTheDay(
      String why, Instant start, int days, boolean atClosing, Instant due) {
    assertThat(OFFICE.dueDays(start, days, atClosing)).as(why).isEqualTo(due);
  }

  @Test
  void dayWithoutWorkBehindItEndsAtClosing() {
    BusinessCalendar odd = calendar("UTC", "lunes: [\"08:00-12:00\"], martes: [\"14:00-18:00\"]");

    assertThat(odd.dueDays(Instant.parse("2026-03-02T13:00:00Z"), 1, false))
        .isEqualTo("2026-03-03T18:00:00Z");
  }

  @Test
  void nightShiftCountsAsTheDayItOpened() {
    Instant mondaysShift = Instant.parse("2026-03-03T02:00:00Z");

    assertThat(NIGHTS.dueDays(mondaysShift, 1, false)).isEqualTo("2026-03-04T02:00:00Z");
    assertThat(NIGHTS.dueDays(mondaysShift, 1, true)).isEqualTo("2026-03-04T06:00:00Z");
    assertThat(NIGHTS.dueDays(mondaysShift, 2, false)).isEqualTo("2026-03-10T02:00:00Z");
  }

  @Test
  void nightShiftOfNewYearsEveIsKnownFromBothSides() {
    BusinessCalendar nights = calendar("UTC", "miércoles: [\"22:00-06:00\"]");

    assertThat(nights.isOpen(Instant.parse("2026-01-01T05:00:00Z"))).isTrue();
    assertThat(nights.dueBackward(Instant.parse("2026-01-01T05:00:00Z"), Duration.ofHours(6)))
        .isEqualTo("2025-12-31T23:00:00Z");
    assertThat(nights.dueDays(Instant.parse("2026-01-07T23:00:00Z"), -1, false))
        .isEqualTo("2025-12-31T23:00:00Z");
  }

  @Test
  void dueMayLieACenturyAway() {
    BusinessCalendar once =
        BusinessCalendar.parse(
            "unavez.yaml", "zona: UTC\nsemana: {}\nmedios_dias: {12-24 Inventario: [\"09:00-10:00\"]}\n");

    assertThat(once.due(MONDAY_NOON, Duration.ofHours(100))).isEqualTo("2125-12-24T10:00:00Z");
    assertThat(once.dueBackward(MONDAY_NOON, Duration.ofHours(100))).isEqualTo("1926-12-24T09:00:00Z");
    assertThat(once.dueDays(MONDAY_NOON, 100, true)).isEqualTo("2126-12-24T10:00:00Z");
  }

  @Test
  void whatNeverComesIsRefused() {
    BusinessCalendar past =
        BusinessCalendar.parse(
            "pasado.yaml",
            "zona: UTC\nsemana: {}\nmedios_dias: {2020-12-24 Inventario: [\"09:00-10:00\"]}\n");

    assertThatExceptionOfType(DateTimeException.class)
        .isThrownBy(() -> past.due(MONDAY_NOON, Duration.ZERO))
        .withMessageStartingWith("El calendario «pasado» no tiene tanto tiempo hábil después de 2026-03-02T12:00:00Z");
    assertThatExceptionOfType(DateTimeException.class)
        .isThrownBy(() -> past.dueBackward(MONDAY_NOON, Duration.ofHours(2)))
        .withMessageContaining("antes de");
    assertThatExceptionOfType(DateTimeException.class)
        .isThrownBy(() -> past.dueDays(MONDAY_NOON, Integer.MAX_VALUE, false));
    assertThatExceptionOfType(DateTimeException.class)
        .isThrownBy(() -> MONDAYS.due(MONDAY_NOON, Duration.ofSeconds(Long.MAX_VALUE)));
  }

  @Test
  void movableHolidaysOfOtherFaithsReachTheLastKnownYear() {
    BusinessCalendar turkey =
        BusinessCalendar.parse(
            "tr.yaml",
            "zona: Europe/Istanbul\nsemana: {lunes: [\"09:00-18:00\"]}\nfestivos: {pais: TR}\n");

    assertThatExceptionOfType(DateTimeException.class)
        .isThrownBy(() -> turkey.due(MONDAY_NOON, Duration.ofDays(30_000)))
        .withMessageContaining("«tr»");
  }

  @Test
  void instantsOutsideTheKnownYearsAreRefused() {
    assertThatExceptionOfType(DateTimeException.class)
        .isThrownBy(() -> MONDAYS.isOpen(Instant.parse("1899-01-01T00:00:00Z")))
        .withMessageContaining("solo conoce los años 1900 a 2170");
    assertThatExceptionOfType(DateTimeException.class)
        .isThrownBy(() -> MONDAYS.elapsed(MONDAY_NOON, Instant.MAX));
  }

  @Test
  void negativeWorkingTimeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MONDAYS.due(MONDAY_NOON, Duration.ofMillis(-1)));
  }

  @Test
  void nothingElapsesBackwards() {
    assertThat(MONDAYS.elapsed(MONDAY_NOON, MONDAY_NOON)).isZero();
    assertThat(MONDAYS.elapsed(MONDAY_NOON, MONDAY_NOON.minusSeconds(60))).isZero();
  }

  private static BusinessCalendar calendar(String zone, String week) {
    return BusinessCalendar.parse("prueba.yaml", "zona: " + zone + "\nsemana: {" + week + "}\n");
  }
}
