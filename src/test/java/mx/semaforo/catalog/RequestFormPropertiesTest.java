package mx.semaforo.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mx.semaforo.ticket.InvalidField;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

class RequestFormPropertiesTest {

  private static final RequestForm FORM = RequestForm.read("solicitar.form", """
      {"id": "solicitar-prueba", "components": [
        {"type": "number", "id": "1", "key": "monto", "decimalDigits": 2, "validate": {"min": -10.5, "max": 5000}},
        {"type": "textfield", "id": "2", "key": "nombre", "validate": {"minLength": 3, "maxLength": 10}},
        {"type": "dynamiclist", "id": "3", "path": "filas", "components": [
          {"type": "checkbox", "id": "4", "key": "listo"}, {"type": "datetime", "id": "5", "key": "fecha", "subtype": "date"}]}]}""");

  @Property
  void aNumberPassesExactlyWithinItsBoundsDecimalsAndDigits(
      @ForAll @BigRange(min = "-9999999999999999999", max = "9999999999999999999") @Scale(4) BigDecimal number) {
    boolean admitted = number.compareTo(new BigDecimal("-10.5")) >= 0 && number.compareTo(new BigDecimal("5000")) <= 0
        && number.stripTrailingZeros().scale() <= 2;
    assertThat(FORM.mistakes(Map.of("monto", number)).isEmpty()).isEqualTo(admitted);
  }

  @Property
  void aTextPassesExactlyWithinItsLength(@ForAll @IntRange(min = 1, max = 30) int length) {
    assertThat(FORM.mistakes(Map.of("nombre", "ñ".repeat(length))).isEmpty()).isEqualTo(length >= 3 && length <= 10);
  }

  @Property
  void aListPassesUpToItsLastRow(@ForAll @IntRange(min = 0, max = 400) int rows) {
    assertThat(FORM.mistakes(Map.of("filas", java.util.Collections.nCopies(rows, Map.of()))).isEmpty()).isEqualTo(rows <= 200);
  }

  @Property
  void whateverIsSentIsReadOrRefusedByPathAndWhatWasReadReadsTheSame(@ForAll("anything") Map<String, Object> sent) {
    List<InvalidField> mistakes = FORM.mistakes(sent);
    if (mistakes.isEmpty()) {
      Map<String, Object> values = FORM.read(sent);
      assertThat(FORM.read(values)).isEqualTo(values);
      assertThat(FORM.facts(values)).containsOnlyKeys("monto", "nombre", "filas");
      assertThat(FORM.describe(values)).doesNotContain("null");
    } else {
      assertThat(mistakes).allSatisfy(mistake -> assertThat(mistake.field()).isNotBlank());
    }
  }

  @Provide
  Arbitrary<Map<String, Object>> anything() {
    Arbitrary<String> keys = Arbitraries.of("monto", "nombre", "filas", "listo", "fecha", "otro");
    Arbitrary<Object> plain = Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(12), Arbitraries.integers(), Arbitraries.doubles(),
        Arbitraries.bigIntegers(), Arbitraries.of(true, false), Arbitraries.of("2026-01-12", "2026-02-30", "Ana Luz")).asGeneric();
    Arbitrary<Object> nested = Arbitraries.lazyOf(() -> plain, () -> plain, () -> objects(keys, plain),
        () -> objects(keys, plain).list().ofMaxSize(3).map(list -> (Object) list));
    return Arbitraries.maps(keys, nested).ofMaxSize(4);
  }

  private static Arbitrary<Object> objects(Arbitrary<String> keys, Arbitrary<Object> values) {
    return Arbitraries.maps(keys, values).ofMaxSize(3).map(TreeMap::new);
  }
}
