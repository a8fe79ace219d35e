package mx.semaforo.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.stream.Stream;
import mx.semaforo.definition.BrokenDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CalendarDefinitionTest {

  private static final String WEEK = "zona: UTC\nsemana:\n  lunes: [\"09:00-18:00\"]\n";

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("", 1, "el archivo está vacío"),
        mistake("# solo un comentario\n", 1, "el archivo está vacío"),
        mistake("zona: UTC\nsemana: {lunes: [\n", 3, "el YAML está mal formado"),
        mistake("zona: UTC\n\tsemana: {}\n", 2, "el YAML está mal formado"),
        mistake("zona: UTC\u0000\n", 1, "el YAML no se puede leer"),
        mistake("- zona\n", 1, "el calendario debe llevar renglones de la forma «clave: valor»"),
        mistake("semana: {lunes: [\"09:00-18:00\"]}\n", 1, "falta la clave «zona»"),
        mistake("zona: UTC\n", 1, "falta la clave «semana»"),
        mistake("zona: America/Mexico\n", 1, "no existe la zona horaria «America/Mexico»"),
        mistake("zona: [UTC]\n", 1, "«zona» debe ser un texto"),
        mistake("zona:\n", 1, "«zona» debe ser un texto"),
        mistake(WEEK + "horario: []\n", 4, "no conozco la clave «horario» en el calendario; usa zona,"),
        mistake(WEEK + "zona: UTC\n", 4, "la clave «zona» está repetida"),
        mistake("zona: UTC\nsemana: [lunes]\n", 2, "«semana» debe llevar renglones"),
        mistake(WEEK + "  lunez: []\n", 4, "no conozco la clave «lunez» en «semana»; usa lunes,"),
        mistake(WEEK + "  sábado: []\n  sabado: []\n", 5, "la clave «sabado» está repetida"),
        mistake(WEEK + "  martes: 09:00-18:00\n", 4, "el horario debe ser una lista"),
        mistake(WEEK + "  martes:\n", 4, "el horario debe ser una lista"),
        mistake(WEEK + "  martes: [9-18]\n", 4, "no entiendo el horario «9-18»"),
        mistake(WEEK + "  martes: [\"09:00-25:00\"]\n", 4, "no entiendo el horario «09:00-25:00»"),
        mistake(WEEK + "  martes: [\"24:00-06:00\"]\n", 4, "no entiendo el horario «24:00-06:00»"),
        mistake(WEEK + "  martes: [\"09:60-10:00\"]\n", 4, "no entiendo el horario «09:60-10:00»"),
        mistake(WEEK + "  martes: [[\"09:00-10:00\"]]\n", 4, "el horario debe ser un texto"),
        mistake(WEEK + "  martes: [\"09:00-09:00\"]\n", 4, "el horario «09:00-09:00» abre y cierra a la misma hora"),
        mistake(
            WEEK + "  martes:\n  - 09:00-14:00\n  - 13:59-18:00\n", 6,
            "el horario «13:59-18:00» se encima con otro del mismo día"),
        mistake(
            WEEK + "  martes: [\"22:00-06:00\", \"23:00-24:00\"]\n", 4,
            "el horario «23:00-24:00» se encima con otro del mismo día"),
        mistake(
            WEEK + "  domingo: [\"22:00-09:01\"]\n", 4,
            "el horario de «domingo» pasa de medianoche y se encima con el del día siguiente"),
        mistake("zona: UTC\nsemana:\n  lunes: []\n", 3, "el calendario nunca abre"),
        mistake("zona: UTC\nsemana: {}\nfestivos: {propios: [12-24 Nochebuena]}\n", 2, "el calendario nunca abre"),
        mistake(WEEK + "festivos: [MX]\n", 4, "«festivos» debe llevar renglones"),
        mistake(WEEK + "festivos:\n  país: XX\n", 5, "no conozco los festivos del país «XX»"),
        mistake(WEEK + "festivos: {religion: MX}\n", 4, "no conozco la clave «religion» en «festivos»; usa pais, propios"),
        mistake(WEEK + "festivos: {propios: 12-24 Nochebuena}\n", 4, "«propios» debe ser una lista"),
        mistake(WEEK + "festivos:\n  propios:\n  - 12-24\n", 6, "no entiendo el día «12-24»"),
        mistake(WEEK + "festivos: {propios: [24/12 Nochebuena]}\n", 4, "no entiendo el día «24/12 Nochebuena»"),
        mistake(WEEK + "festivos: {propios: [02-30 Nada]}\n", 4, "la fecha de «02-30 Nada» no existe"),
        mistake(WEEK + "festivos: {propios: [2026-02-29 Nada]}\n", 4, "la fecha de «2026-02-29 Nada» no existe"),
        mistake(WEEK + "festivos: {propios: [2026-13-01 Nada]}\n", 4, "la fecha de «2026-13-01 Nada» no existe"),
        mistake(
            WEEK + "festivos:\n  propios:\n  - 12-24 Nochebuena\n  - 12-24 Cena\n", 7,
            "el día «12-24 Cena» ya está"),
        mistake(
            WEEK + "festivos: {propios: [12-24 Nochebuena]}\nmedios_dias:\n  12-24 Cena: [\"09:00-12:00\"]\n", 6,
            "el día «12-24 Cena» ya está"),
        mistake(WEEK + "medios_dias: [12-24 Cena]\n", 4, "«medios_dias» debe llevar renglones"),
        mistake(WEEK + "medios_dias:\n  12-24 Cena: [\"9-12\"]\n", 5, "no entiendo el horario «9-12»"),
        mistake(WEEK + "medios_dias:\n  Cena: [\"09:00-12:00\"]\n", 5, "no entiendo el día «Cena»"),
        mistake(
            WEEK + "medios_dias:\n  12-31 Guardia: [\"20:00-10:00\"]\n", 5,
            "el medio día «12-31 Guardia» se encima con el horario que pasa de medianoche"),
        mistake(
            "zona: UTC\nsemana:\n  lunes: [\"22:00-06:00\"]\nmedios_dias:\n"
                + "  2026-03-03 Inventario: [\"05:00-12:00\"]\n", 5,
            "el medio día «2026-03-03 Inventario» se encima"));
  }

  private static Arguments mistake(String yaml, int line, String reason) {
    return Arguments.of(yaml, line, reason);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakeIsRefusedWithFileLineAndReason(String yaml, int line, String reason) {
    assertThatExceptionOfType(BrokenDefinition.class)
        .isThrownBy(() -> BusinessCalendar.parse("calendarios/norte.yaml", yaml))
        .withMessageStartingWith("calendarios/norte.yaml, línea " + line + ": " + reason);
  }

  @Test
  void nameComesFromTheFileAndVersionFromTheText() {
    BusinessCalendar calendar = BusinessCalendar.parse("calendarios/norte.yaml", WEEK);

    assertThat(calendar.name()).isEqualTo("norte");
    assertThat(calendar.definition()).isEqualTo(WEEK);
    assertThat(calendar.version()).matches("[0-9a-f]{12}");
    assertThat(BusinessCalendar.parse("sur.yaml", WEEK).version()).isEqualTo(calendar.version());
    assertThat(BusinessCalendar.parse("norte.yaml", WEEK + "#").version())
        .isNotEqualTo(calendar.version());
  }

  @Test
  void nightShiftBelongsToTheDayItOpensHolidayIncluded() {
    BusinessCalendar nights =
        BusinessCalendar.parse(
            "noches.yaml",
            """
            zona: UTC
            semana: {lunes: ["22:00-06:00"], martes: ["22:00-06:00"]}
            festivos: {propios: [2026-03-03 Inventario]}
            """);

    assertThat(nights.isOpen(Instant.parse("2026-03-03T05:59:00Z"))).isTrue();
    assertThat(nights.isOpen(Instant.parse("2026-03-03T23:00:00Z"))).isFalse();
    assertThat(nights.isOpen(Instant.parse("2026-03-04T05:59:00Z"))).isFalse();
  }

  @Test
  void nightShiftMayMeetAHalfDayThatFollowsADayOff() {
    assertThatCode(
            () ->
                BusinessCalendar.parse(
                    "noches.yaml",
                    """
                    zona: UTC
                    semana: {lunes: ["22:00-06:00"]}
                    festivos: {propios: [2026-03-02 Asueto]}
                    medios_dias: {2026-03-03 Inventario: ["05:00-12:00"]}
                    """))
        .doesNotThrowAnyException();
  }

  @Test
  void dateOfOneYearGoesBeforeDateOfEveryYearBeforeCountryBeforeWeek() {
    BusinessCalendar calendar =
        BusinessCalendar.parse(
            "mx.yaml",
            """
            zona: UTC
            semana: {martes: ["00:00-24:00"], miércoles: ["00:00-24:00"], viernes: ["00:00-24:00"]}
            festivos: {pais: MX, propios: [2029-12-25 Cerrado]}
            medios_dias: {12-25 Guardia: ["10:00-12:00"]}
            """);

    assertThat(working(calendar, "2025-09-16")).isZero();
    assertThat(working(calendar, "2026-12-25")).hasHours(2);
    assertThat(working(calendar, "2029-12-25")).isZero();
    assertThat(working(calendar, "2026-12-22")).hasHours(24);
  }

  @Test
  void otherCountriesKeepOnlyTheirPublicHolidays() {
    BusinessCalendar germany =
        BusinessCalendar.parse(
            "de.yaml",
            """
            zona: Europe/Berlin
            semana: {lunes: ["09:00-17:00"], martes: ["09:00-17:00"]}
            festivos: {pais: DE}
            """);

    assertThat(working(germany, "2026-04-06")).isZero();
    assertThat(working(germany, "2026-04-07")).hasHours(8);
  }

  private static Duration working(BusinessCalendar calendar, String day) {
    Instant midnight =
        LocalDateTime.parse(day + "T00:00").atZone(calendar.zone()).toInstant();
    return calendar.elapsed(midnight, midnight.plus(Duration.ofDays(1)));
  }
}
