package mx.semaforo.sla;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What other desks' own tests and users expect of working time. {@code -Dsla.cases=<file>} runs
 * another file of the same format.
 */
class SlaCasesTest {

  private static final Map<String, String> DAYS =
      Map.of(
          "mon", "lunes", "tue", "martes", "wed", "miércoles", "thu", "jueves",
          "fri", "viernes", "sat", "sábado", "sun", "domingo");

  @TestFactory
  Stream<DynamicTest> everyCaseHolds() throws IOException {
    JsonNode file = read();
    assertThat(file.path("cases")).isNotEmpty();
    return stream(file.get("cases"))
        .map(
            json -> {
              JsonNode week = file.get("calendars").get(json.get("calendar").asText()).get("week");
              return DynamicTest.dynamicTest(
                  json.get("id").asText(), () -> new Case(json, calendar(json, week)).check());
            });
  }

  private record Case(JsonNode json, BusinessCalendar calendar) {

    void check() {
      switch (json.get("kind").asText()) {
        case "due" -> assertDue(due(target()));
        case "due_backward" -> assertDue(calendar.dueBackward(at("start"), target()));
        case "due_days" -> assertDue(dueDays());
        case "due_days_then_wait" -> assertDue(calendar.due(dueDays(), paused()));
        case "escalation_before" -> assertDue(due(target().minus(offset())));
        case "escalation_after" -> assertDue(due(target().plus(offset())));
        case "elapsed_seconds" ->
            assertThat(calendar.elapsed(at("start"), at("end")).minus(paused()))
                .isEqualTo(seconds("expected"));
        case "is_open" ->
            assertThat(calendar.isOpen(at("start"))).isEqualTo(json.get("expected").asBoolean());
        default -> throw new AssertionError("unknown kind " + json.get("kind"));
      }
    }

    private void assertDue(Instant due) {
      assertThat(due).isEqualTo(at("expected"));
    }

    private Instant due(Duration working) {
      Instant from = at("start");
      Duration left = working;
      for (JsonNode pause : json.path("pauses")) {
        Duration ran = calendar.elapsed(from, instant(pause.get(0)));
        if (ran.compareTo(left) >= 0) {
          break;
        }
        left = left.minus(ran);
        from = instant(pause.get(1));
      }
      return calendar.due(from, left);
    }

    private Instant dueDays() {
      int days = json.get("target_days").asInt();
      boolean backward = json.path("semantics").asText().contains("backwards");
      return calendar.dueDays(
          at("start"), backward ? -days : days, json.path("end_of_working_day").asBoolean());
    }

    private Duration paused() {
      return stream(json.path("pauses"))
          .map(pause -> calendar.elapsed(instant(pause.get(0)), instant(pause.get(1))))
          .reduce(Duration.ZERO, Duration::plus);
    }

    private Duration target() {
      return seconds("target_seconds");
    }

    private Duration offset() {
      return seconds("escalation_offset_seconds");
    }

    private Duration seconds(String field) {
      return Duration.ofSeconds(json.get(field).asLong());
    }

    private Instant at(String field) {
      return instant(json.get(field));
    }

    private Instant instant(JsonNode text) {
      return text.asText().endsWith("Z")
          ? Instant.parse(text.asText())
          : LocalDateTime.parse(text.asText()).atZone(calendar.zone()).toInstant();
    }
  }

  private static BusinessCalendar calendar(JsonNode json, JsonNode week) {
    StringBuilder yaml = new StringBuilder("zona: " + json.get("timezone").asText() + "\nsemana:\n");
    week.properties()
        .forEach(
            day ->
                yaml.append("  %s: %s\n".formatted(DAYS.get(day.getKey()), hours(day.getValue()))));
    String holidays =
        stream(json.path("holidays")).map(day -> "\"" + day.asText() + " festivo\"").collect(joining(", "));
    yaml.append("festivos: {propios: [").append(holidays).append("]}\n");
    return BusinessCalendar.parse(json.get("calendar").asText(), yaml.toString());
  }

  private static List<String> hours(JsonNode segments) {
    return stream(segments)
        .map(segment -> "\"" + segment.get(0).asText() + "-" + segment.get(1).asText() + "\"")
        .toList();
  }

  private static JsonNode read() throws IOException {
    String path = System.getProperty("sla.cases");
    try (InputStream cases =
        path == null
            ? SlaCasesTest.class.getResourceAsStream("/sla-cases.json")
            : Files.newInputStream(Path.of(path))) {
      return new ObjectMapper().readTree(cases);
    }
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
