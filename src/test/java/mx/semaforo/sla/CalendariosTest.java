package mx.semaforo.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calendars in {@code bpmn/calendarios}, as the desk ships them. */
class CalendariosTest {

  private static final Path FOLDER = Path.of("bpmn/calendarios");

  @TestFactory
  Stream<DynamicTest> everyCalendarIsUnderstood() throws IOException {
    List<Path> files;
    try (Stream<Path> listing = Files.list(FOLDER)) {
      files = listing.sorted().toList();
    }
    assertThat(files).isNotEmpty();
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> assertThat(read(file).name() + ".yaml").isEqualTo(file.getFileName().toString())));
  }

  @Test
  void mexicanDeskWorksFromMondayToFridayWithALunchBreak() throws IOException {
    BusinessCalendar mx = read(FOLDER.resolve("mx.yaml"));

    assertThat(mx.zone().getId()).isEqualTo("America/Mexico_City");
    assertThat(open(mx, "2026-03-03", "08:59")).isFalse();
    assertThat(open(mx, "2026-03-03", "09:00")).isTrue();
    assertThat(open(mx, "2026-03-03", "13:59")).isTrue();
    assertThat(open(mx, "2026-03-03", "14:00")).isFalse();
    assertThat(open(mx, "2026-03-03", "15:00")).isTrue();
    assertThat(open(mx, "2026-03-03", "18:00")).isFalse();
    assertThat(open(mx, "2026-03-07", "10:00")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2024; 01-01 02-05 03-18 05-01 09-16 10-01 11-18 12-25",
        "2025; 01-01 02-03 03-17 05-01 09-16 11-17 12-25",
        "2026; 01-01 02-02 03-16 05-01 09-16 11-16 12-25",
        "2027; 01-01 02-01 03-15 09-16 11-15",
        "2028; 02-07 03-20 05-01 11-20 12-25",
        "2030; 01-01 02-04 03-18 05-01 09-16 10-01 11-18 12-25",
        "2036; 01-01 02-04 03-17 05-01 09-16 10-01 11-17 12-25"
      })
  void mexicanDeskClosesExactlyOnTheStatutoryHolidays(int year, String holidays) throws IOException {
    BusinessCalendar mx = read(FOLDER.resolve("mx.yaml"));

    List<String> closed =
        LocalDate.of(year, 1, 1)
            .datesUntil(LocalDate.of(year + 1, 1, 1))
            .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
            .map(LocalDate::toString)
            .filter(day -> !open(mx, day, "10:00"))
            .map(day -> day.substring(5))
            .toList();

    assertThat(closed).containsExactly(holidays.split(" "));
  }

  private static boolean open(BusinessCalendar calendar, String day, String time) {
    Instant at =
        LocalDate.parse(day).atTime(LocalTime.parse(time)).atZone(calendar.zone()).toInstant();
    return calendar.isOpen(at);
  }

  private static BusinessCalendar read(Path file) throws IOException {
    return BusinessCalendar.parse(file.toString(), Files.readString(file));
  }
}
