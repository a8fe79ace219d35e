package mx.semaforo.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of an agreement: targets and milestones. */
class AgreementTextsTest {

  private static final BusinessCalendar OFFICE =
      BusinessCalendar.parse(
          "oficina.yaml",
          """
          zona: UTC
          semana: {lunes: ["09:00-17:00"], martes: ["09:00-17:00"], miércoles: ["09:00-17:00"]}
          """);

  @ParameterizedTest
  @CsvSource({
    "240 min, 240 min, 240",
    "240min, 240 min, 240",
    "4 h, 4 h, 240",
    "1 día, 1 día, 480",
    "2 dias, 2 días, 960",
    "2 días al cierre, 2 días al cierre, 1320",
    "1 dia  al cierre, 1 día al cierre, 840"
  })
  void targetIsReadAndStandsForWorkingTime(String text, String canonical, long minutes) {
    Target target = Target.parse(text);

    assertThat(target).hasToString(canonical).isEqualTo(Target.parse(canonical));
    assertThat(target.resolve(OFFICE, Instant.parse("2026-03-02T11:00:00Z"))).hasMinutes(minutes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4", "h", "-4 h", "4 horas", "1.5 h", "3 días al abrir", "4 h al cierre", "1234567 h"})
  void targetWithoutSenseIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Target.parse(text))
        .withMessageStartingWith("No entiendo el objetivo «%s»", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 min", "0 días"})
  void targetOfNothingIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Target.parse(text))
        .withMessage("El objetivo debe ser mayor que cero.");
  }

  @ParameterizedTest
  @CsvSource({
    "50%, 120, false",
    "75 %, 180, false",
    "100%, 240, true",
    "150%, 360, true",
    "+50%, 360, true",
    "-30m, 210, false",
    "- 5h, 0, false",
    "+4h, 480, true"
  })
  void milestoneIsReachedAfterWorkingTime(String text, long minutes, boolean atOrAfterDue) {
    Milestone milestone = Milestone.parseAll(text).get(0);

    assertThat(milestone.name()).isEqualTo(text.replace(" ", ""));
    assertThat(milestone.threshold(Duration.ofHours(4))).hasMinutes(minutes);
    assertThat(milestone.atOrAfterDue()).isEqualTo(atOrAfterDue);
  }

  @Test
  void milestonesKeepTheirOrder() {
    assertThat(Milestone.parseAll("50%, 75%, 100%, +50%, -30m, +4h"))
        .extracting(Milestone::name)
        .containsExactly("50%", "75%", "100%", "+50%", "-30m", "+4h");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; No entiendo el hito «»",
        "50%,; No entiendo el hito «»",
        "50%, 0%; No entiendo el hito «0%»",
        "-50%; No entiendo el hito «-50%»",
        "30m; No entiendo el hito «30m»",
        "+0m; No entiendo el hito «+0m»",
        "+4d; No entiendo el hito «+4d»",
        "pronto; No entiendo el hito «pronto»",
        "50%, 75%, 50%; El hito «50%» está repetido.",
        "+50%, 150%; El hito «150%» está repetido.",
        "+60m, +1h; El hito «+1h» está repetido."
      })
  void milestoneWithoutSenseIsRefusedByName(String text, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Milestone.parseAll(text))
        .withMessageStartingWith(reason);
  }
}
