package mx.semaforo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mx.semaforo.definition.BrokenDefinition;
import mx.semaforo.ticket.InvalidField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFormTest {

  private static final String CHOICES = "\"values\": [{\"label\": \"Rojo\", \"value\": \"R\"}, {\"label\": \"Verde\", \"value\": \"V\"}]";

  private static final RequestForm FORM = form("""
      {"type": "text", "id": "t", "text": "Lee <b>esto</b>"}, {"type": "separator", "id": "s"}, {"type": "spacer", "id": "p"},
      {"type": "textfield", "id": "1", "key": "nombre", "label": "Nombre", "validate": {"required": true, "minLength": 2, "maxLength": 20}},
      {"type": "textfield", "id": "2", "key": "correo", "label": "Correo", "validate": {"validationType": "email"}},
      {"type": "textfield", "id": "3", "key": "clave", "label": "Clave", "validate": {"validationType": "custom", "pattern": "^[A-Z]{3}$"}},
      {"type": "textarea", "id": "4", "key": "detalle", "label": "Detalle"},
      {"type": "number", "id": "5", "key": "monto", "label": "Monto", "decimalDigits": 2, "validate": {"min": 0.01, "max": 1000000}},
      {"type": "number", "id": "6", "key": "dias", "label": "Días", "decimalDigits": 0},
      {"type": "number", "id": "7", "key": "tasa", "label": "Tasa", "serializeToString": true},
      {"type": "select", "id": "8", "key": "color", "label": "Color", %1$s},
      {"type": "radio", "id": "9", "key": "luz", "label": "Luz", %1$s},
      {"type": "checklist", "id": "10", "key": "colores", "label": "Colores", %1$s},
      {"type": "taglist", "id": "11", "key": "marcas", "label": "Marcas", %1$s},
      {"type": "checkbox", "id": "12", "key": "acepto", "label": "Acepto"},
      {"type": "datetime", "id": "13", "key": "salida", "dateLabel": "Salida", "subtype": "date"},
      {"type": "datetime", "id": "14", "key": "cita", "dateLabel": "Cita", "subtype": "datetime", "timeSerializingFormat": "no_timezone"},
      {"type": "expression", "id": "15", "key": "suma", "expression": "=1"},
      {"type": "textfield", "id": "16", "key": "oculto", "label": "Oculto", "validate": {"required": true}, "conditional": {"hide": "=acepto"}},
      {"type": "textfield", "id": "17", "key": "fijo", "label": "Fijo", "readonly": true, "validate": {"required": true}},
      {"type": "group", "id": "18", "components": [{"type": "textfield", "id": "19", "key": "suelto", "label": "Suelto"}]},
      {"type": "group", "id": "20", "path": "viaje", "label": "Viaje", "components": [
        {"type": "textfield", "id": "21", "key": "destino", "label": "Destino"}]},
      {"type": "dynamiclist", "id": "22", "path": "gastos", "label": "Gastos", "components": [
        {"type": "select", "id": "23", "key": "concepto", "label": "Concepto", "validate": {"required": true}, %1$s},
        {"type": "number", "id": "24", "key": "monto", "label": "Monto", "validate": {"min": 0}},
        {"type": "datetime", "id": "25", "key": "fecha", "dateLabel": "Fecha", "subtype": "date"}]}
      """.formatted(CHOICES));

  private static RequestForm form(String components) {
    return RequestForm.read("solicitar.form", "{\"id\": \"solicitar-prueba\", \"components\": [" + components + "]}");
  }

  private static Map<String, Object> sent(Object... pairs) {
    Map<String, Object> sent = new HashMap<>();
    sent.put("nombre", "Luis");
    for (int i = 0; i < pairs.length; i += 2) {
      sent.put((String) pairs[i], pairs[i + 1]);
    }
    return sent;
  }

  @Test
  void valuesComeBackInTheirOwnTypes() {
    Map<String, Object> values = FORM.read(sent("nombre", "  Luis ", "correo", "luis@empresa.mx", "clave", "ABC", "detalle", "uno\ndos",
        "monto", 1500.5, "dias", 3, "tasa", "0.25", "color", "R", "luz", "V", "colores", List.of("R", "V"), "marcas", List.of("V"),
        "acepto", true, "salida", "2026-01-20", "cita", "2026-01-20T09:30", "viaje", Map.of("destino", "León"),
        "gastos", List.of(Map.of("concepto", "R", "monto", new BigInteger("7"), "fecha", "2026-02-28"))));
    assertThat(values).containsEntry("nombre", "Luis").containsEntry("detalle", "uno\ndos")
        .containsEntry("monto", new BigDecimal("1500.50")).containsEntry("dias", new BigDecimal("3"))
        .containsEntry("tasa", new BigDecimal("0.25")).containsEntry("colores", List.of("R", "V")).containsEntry("acepto", true)
        .containsEntry("salida", "2026-01-20").containsEntry("cita", "2026-01-20T09:30").containsEntry("viaje", Map.of("destino", "León"))
        .containsEntry("gastos", List.of(Map.of("concepto", "R", "monto", new BigDecimal("7"), "fecha", "2026-02-28")));
  }

  @Test
  void whatNobodyFilledInIsAbsentAndAnUncheckedBoxIsFalse() {
    Map<String, Object> empty = new HashMap<>(sent("correo", "", "detalle", "  ", "monto", null, "colores", List.of(), "gastos", List.of()));
    empty.put("salida", null);
    assertThat(FORM.read(empty)).isEqualTo(Map.of("nombre", "Luis", "acepto", false));
  }

  @Test
  void whatIsOnlyShownIsIgnored() {
    assertThat(FORM.read(sent("suma", 99, "fijo", List.of("x")))).doesNotContainKeys("suma", "fijo");
  }

  @Test
  void aFieldThatAConditionMayHideIsNeverMissed() {
    assertThat(FORM.field("oculto").orElseThrow().isRequired()).isFalse();
    RequestForm hidden = form("""
        {"type": "group", "id": "1", "conditional": {"hide": "=x"}, "components": [
          {"type": "textfield", "id": "2", "key": "dato", "validate": {"required": true}}]},
        {"type": "dynamiclist", "id": "3", "path": "filas", "conditional": {"hide": "=x"}, "properties": {"minimo": "2"}, "components": [
          {"type": "textfield", "id": "4", "key": "dato", "validate": {"required": true}}]}""");
    assertThat(hidden.read(Map.of())).isEmpty();
    assertThat(hidden.mistakes(Map.of("filas", List.of(Map.of())))).extracting(InvalidField::field).containsExactly("filas[0].dato");
  }

  static Stream<Arguments> refused() {
    List<Arguments> refused = new ArrayList<>(List.of(
        wrong("nombre", null, "nombre", "Falta «Nombre»."), wrong("nombre", "  ", "nombre", "Falta «Nombre»."),
        wrong("nombre", "L", "nombre", "al menos 2 caracteres"), wrong("nombre", "x".repeat(21), "nombre", "caben 20"),
        wrong("nombre", "a\nb", "nombre", "un solo renglón"), wrong("nombre", "a\0b", "nombre", "carácter nulo"),
        wrong("correo", "luis@", "correo", "debe ser un correo"), wrong("correo", "a b@c.mx", "correo", "debe ser un correo"),
        wrong("clave", "abc", "clave", "la forma que se pide"), wrong("detalle", "x".repeat(20_001), "detalle", "caben 20,000"),
        wrong("monto", "1500", "monto", "debe ser un número"), wrong("monto", -1, "monto", "al menos 0.01"),
        wrong("monto", 0, "monto", "al menos 0.01"), wrong("monto", 1_000_000.01, "monto", "a lo más 1000000"),
        wrong("monto", 1.005, "monto", "a lo más 2 decimales"), wrong("monto", Double.NaN, "monto", "debe ser un número"),
        wrong("monto", Double.POSITIVE_INFINITY, "monto", "debe ser un número"), wrong("monto", true, "monto", "debe ser un número"),
        wrong("monto", new BigInteger("9".repeat(40)), "monto", "a lo más 15 dígitos"),
        wrong("monto", new BigInteger("-" + "9".repeat(900)), "monto", "a lo más 15 dígitos"),
        wrong("monto", new BigDecimal("1E+1000000000"), "monto", "a lo más 15 dígitos"),
        wrong("monto", new BigDecimal("1E-1000000000"), "monto", "a lo más 15 dígitos"),
        wrong("dias", 1.5, "dias", "va sin decimales"), wrong("tasa", "1,5", "tasa", "debe ser un número"),
        wrong("tasa", "1e5", "tasa", "debe ser un número"), wrong("tasa", "9".repeat(40), "tasa", "a lo más 15 dígitos"),
        wrong("tasa", "9".repeat(100_000), "tasa", "a lo más 15 dígitos"),
        wrong("color", "A", "color", "es uno de R, V"), wrong("luz", "r", "luz", "es uno de R, V"),
        wrong("colores", "R", "colores", "debe ser una lista"), wrong("colores", List.of("A"), "colores", "es uno de R, V"),
        wrong("colores", List.of("R", "R"), "colores", "repite un valor"), wrong("marcas", List.of(1), "marcas", "debe ser texto"),
        wrong("marcas", Arrays.asList("R", null), "marcas", "es uno de R, V"), wrong("acepto", "true", "acepto", "true o false"),
        wrong("salida", "2026-02-30", "salida", "fecha que no existe"), wrong("salida", "2026-13-01", "salida", "fecha que no existe"),
        wrong("salida", "20/01/2026", "salida", "como 2026-01-12"), wrong("salida", "2026-01-20T00:00", "salida", "como 2026-01-12"),
        wrong("salida", "+12026-01-20", "salida", "como 2026-01-12"), wrong("cita", "2026-01-20", "cita", "T09:30"),
        wrong("cita", "2026-01-20T25:00", "cita", "fecha que no existe"), wrong("cita", "2026-01-20T09:30Z", "cita", "T09:30"),
        wrong("viaje", "León", "viaje", "es un objeto"), wrong("viaje", Map.of("hotel", "x"), "viaje.hotel", "no es un campo"),
        wrong("gastos", Map.of(), "gastos", "debe ser una lista"), wrong("gastos", List.of("x"), "gastos[0]", "es un objeto"),
        wrong("gastos", Collections.singletonList(null), "gastos[0]", "es un objeto"),
        wrong("gastos", List.of(Map.of("concepto", "R"), Map.of()), "gastos[1].concepto", "Falta «Concepto» en el renglón 2 de «Gastos»."),
        wrong("gastos", List.of(Map.of("concepto", "R", "monto", -5)), "gastos[0].monto", "«Monto» en el renglón 1 de «Gastos» debe ser al menos 0"),
        wrong("gastos", List.of(Map.of("concepto", "R", "propina", 5)), "gastos[0].propina", "no es un campo"),
        wrong("gastos", Collections.nCopies(201, Map.of("concepto", "R")), "gastos", "de 0 a 200 renglones y tiene 201"),
        wrong("extra", "x", "extra", "no es un campo de este formulario"), wrong("t", "x", "t", "no es un campo"),
        wrong("x".repeat(100_000), "x", "x".repeat(64) + "…", "no es un campo"), wrong("viaje.destino", "x", "viaje.destino", "no es un campo")));
    for (String field : List.of("nombre", "correo", "detalle", "color", "luz", "salida", "cita")) {
      refused.add(wrong(field, 5, field, "debe ser texto"));
      refused.add(wrong(field, Map.of("a", 1), field, "debe ser texto"));
      refused.add(wrong(field, List.of("a"), field, "debe ser texto"));
    }
    for (String field : List.of("monto", "dias", "tasa", "acepto", "colores", "gastos", "viaje")) {
      refused.add(wrong(field, "mucho", field, "debe ser|es un objeto"));
    }
    return refused.stream();
  }

  private static Arguments wrong(String key, Object value, String path, String reason) {
    return Arguments.of(key, value, path, reason);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatTheFormDoesNotAdmitIsRefusedWithItsPathAndReason(String key, Object value, String path, String reason) {
    assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> FORM.read(sent(key, value))).satisfies(mistake -> {
      assertThat(mistake.field()).isEqualTo(path);
      assertThat(mistake.getMessage()).containsPattern(reason.contains("|") ? reason : java.util.regex.Pattern.quote(reason));
    });
  }

  @Test
  void requiredHoldsForEveryKindOfField() {
    String required = "\"validate\": {\"required\": true}";
    RequestForm form = form("""
        {"type": "number", "id": "1", "key": "a", %1$s}, {"type": "select", "id": "2", "key": "b", %2$s, %1$s},
        {"type": "radio", "id": "3", "key": "c", %2$s, %1$s}, {"type": "checklist", "id": "4", "key": "d", %2$s, %1$s},
        {"type": "taglist", "id": "5", "key": "e", %2$s, %1$s}, {"type": "checkbox", "id": "6", "key": "f", %1$s},
        {"type": "datetime", "id": "7", "key": "g", "subtype": "date", %1$s}, {"type": "textarea", "id": "8", "key": "h", %1$s}"""
        .formatted(required, CHOICES));
    assertThat(form.mistakes(Map.of("d", List.of(), "f", false, "h", " ", "b", ""))).extracting(InvalidField::field)
        .containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
  }

  @Test
  void allMistakesCanBeAskedForAtOnce() {
    assertThat(FORM.mistakes(sent("nombre", "", "monto", -1, "gastos", List.of(Map.of(), Map.of("concepto", "R", "fecha", "hoy")))))
        .extracting(InvalidField::field).containsExactly("nombre", "monto", "gastos[0].concepto", "gastos[1].fecha");
    assertThat(FORM.mistakes(sent())).isEmpty();
  }

  @Test
  void aListHoldsAsManyRowsAsItSays() {
    String rows = "\"type\": \"dynamiclist\", \"id\": \"1\", \"path\": \"filas\", \"label\": \"Filas\", \"components\": "
        + "[{\"type\": \"textfield\", \"id\": \"2\", \"key\": \"dato\"}]";
    RequestForm some = form("{%s, \"properties\": {\"minimo\": \"2\", \"maximo\": \"3\"}}".formatted(rows));
    assertThat(some.mistakes(Map.of())).extracting(Throwable::getMessage).containsExactly("«Filas» lleva de 2 a 3 renglones y tiene 0.");
    assertThat(some.mistakes(Map.of("filas", Collections.nCopies(4, Map.of())))).hasSize(1);
    assertThat(some.mistakes(Map.of("filas", Collections.nCopies(3, Map.of())))).isEmpty();
    RequestForm fixed = form("{%s, \"defaultRepetitions\": 2, \"allowAddRemove\": false}".formatted(rows));
    assertThat(fixed.mistakes(Map.of("filas", Collections.nCopies(1, Map.of())))).hasSize(1);
    assertThat(fixed.mistakes(Map.of("filas", Collections.nCopies(2, Map.of())))).isEmpty();
  }

  @Test
  void tablesReadEveryFieldWithDatesAsDates() {
    Map<String, Object> facts = FORM.facts(FORM.read(sent("salida", "2026-01-20", "cita", "2026-01-20T09:30",
        "gastos", List.of(Map.of("concepto", "R", "fecha", "2026-02-28")))));
    assertThat(facts).containsEntry("salida", LocalDate.of(2026, 1, 20)).containsEntry("cita", LocalDateTime.of(2026, 1, 20, 9, 30))
        .containsEntry("monto", null).containsEntry("viaje", Collections.singletonMap("destino", null));
    Map<String, Object> row = new HashMap<>(Map.of("concepto", "R", "fecha", LocalDate.of(2026, 2, 28)));
    row.put("monto", null);
    assertThat(facts).containsEntry("gastos", List.of(row));
    assertThat(FORM.facts(Map.of())).containsEntry("gastos", List.of());
  }

  @Test
  void descriptionSpeaksInLabels() {
    assertThat(FORM.describe(FORM.read(sent("monto", 1500.5, "color", "R", "colores", List.of("R", "V"), "acepto", true,
        "salida", "2026-01-20", "viaje", Map.of("destino", "León"),
        "gastos", List.of(Map.of("concepto", "R", "monto", 5), Map.of("concepto", "V"))))))
        .isEqualTo("""
            Nombre: Luis
            Monto: 1,500.50
            Color: Rojo
            Colores: Rojo, Verde
            Acepto: Sí
            Salida: 20/01/2026
            Viaje:
              Destino: León
            Gastos:
              1. Concepto: Rojo; Monto: 5
              2. Concepto: Verde""");
  }

  @Test
  void aFieldSaysWhetherItNamesAPersonOrAnEquipment() {
    RequestForm form = form("""
        {"type": "textfield", "id": "1", "key": "nota"},
        {"type": "textfield", "id": "2", "key": "trabajador", "properties": {"tipo": "persona"}},
        {"type": "textfield", "id": "3", "key": "jefe", "properties": {"tipo": "persona"}}""");
    assertThat(form.keyMeaning("persona")).contains("trabajador");
    assertThat(form.keyMeaning("equipo")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{'type': 'button', 'id': '1', 'label': 'X'} → «X» es un componente «button»",
      "{'type': 'textfield', 'key': 'a'} → necesita un «id» propio",
      "{'type': 'textfield', 'id': '1', 'key': 'a'}, {'type': 'textfield', 'id': '1', 'key': 'b'} → necesita un «id» propio",
      "{'type': 'textfield', 'id': '1', 'key': 'a'}, {'type': 'number', 'id': '2', 'key': 'a'} → repite la clave «a»",
      "{'type': 'textfield', 'id': '1', 'key': 'a'}, {'type': 'group', 'id': '2', 'components': [{'type': 'number', 'id': '3', 'key': 'a'}]} → repite la clave «a»",
      "{'type': 'textfield', 'id': '1'} → necesita una clave",
      "{'type': 'textfield', 'id': '1', 'key': 'viaje.destino'} → necesita una clave",
      "{'type': 'textfield', 'id': '1', 'key': 'añoFiscal'} → necesita una clave",
      "{'type': 'dynamiclist', 'id': '1', 'components': []} → necesita una clave",
      "{'type': 'textfield', 'id': '1', 'key': 'a', 'validate': {'max': 5}} → lleva la regla «max»",
      "{'type': 'number', 'id': '1', 'key': 'a', 'validate': {'min': '=b'}} → la mesa no calcula «=b»",
      "{'type': 'textfield', 'id': '1', 'key': 'a', 'validate': {'maxLength': '=b'}} → tiene un tamaño de «=b»",
      "{'type': 'textfield', 'id': '1', 'key': 'a', 'validate': {'maxLength': 20001}} → tiene un tamaño de «20001»",
      "{'type': 'number', 'id': '1', 'key': 'a', 'decimalDigits': -1} → tiene un tamaño de «-1»",
      "{'type': 'textfield', 'id': '1', 'key': 'a', 'validate': {'validationType': 'phone'}} → «validationType» phone",
      "{'type': 'textfield', 'id': '1', 'key': 'a', 'validate': {'pattern': '['}} → no es una expresión regular",
      "{'type': 'select', 'id': '1', 'key': 'a', 'valuesKey': 'b'} → necesita sus opciones",
      "{'type': 'select', 'id': '1', 'key': 'a', 'values': [{'label': 'X', 'value': 1}]} → sin valor de texto",
      "{'type': 'select', 'id': '1', 'key': 'a', 'values': [{'value': 'X'}, {'value': 'X'}]} → o repetida",
      "{'type': 'datetime', 'id': '1', 'key': 'a', 'subtype': 'time'} → es una fecha",
      "{'type': 'datetime', 'id': '1', 'key': 'a', 'subtype': 'datetime', 'timeSerializingFormat': 'utc_offset'} → no_timezone",
      "{'type': 'datetime', 'id': '1', 'key': 'a', 'subtype': 'date', 'disallowPassedDates': true} → «disallowPassedDates»",
      "{'type': 'textfield', 'id': '1', 'key': 'a', 'properties': {'tipo': 'perro'}} → la propiedad «tipo»",
      "{'type': 'dynamiclist', 'id': '1', 'path': 'a', 'properties': {'maximo': '201'}, 'components': []} → número de renglones",
      "{'type': 'dynamiclist', 'id': '1', 'path': 'a', 'properties': {'minimo': 'dos'}, 'components': []} → número de renglones",
      "{'type': 'dynamiclist', 'id': '1', 'path': 'a', 'defaultRepetitions': 201, 'components': []} → número de renglones",
      " → un formulario lleva «id» y «components»"})
  void whatTheServerCouldNotCheckIsABrokenForm(String example) {
    String[] parts = example.split(" → ");
    assertThatExceptionOfType(BrokenDefinition.class).isThrownBy(() -> form(parts[0].replace('\'', '"')))
        .withMessageStartingWith("solicitar.form: ").withMessageContaining(parts[1]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\n\"id\": \"a\",\n", "{\n\"id\": \"a\",\n\"id\": \"b\"}", "{}\n\n]", "[}"})
  void brokenJsonIsRefusedWithItsLine(String json) {
    assertThatExceptionOfType(BrokenDefinition.class).isThrownBy(() -> RequestForm.read("solicitar.form", json))
        .withMessageMatching("solicitar.form, línea [1-4]: el JSON está mal formado.*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "5", "{\"components\": []}"})
  void whatIsNoFormIsRefused(String json) {
    assertThatExceptionOfType(BrokenDefinition.class).isThrownBy(() -> RequestForm.read("solicitar.form", json))
        .withMessageContaining("«id» y «components»");
  }
}
