package mx.semaforo.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeelTest {

  private static final FeelEngine OURS = Feel.tables().getFeelEngineFactory().createInstance();
  private static final FeelEngine LIBRARY = new ScalaFeelEngine(List.of());
  private static final Map<String, Object> FACTS = Map.of("hito", "+50%", "nivel", 2, "grupos", List.of("ventas", "direccion"));

  private static Object expression(FeelEngine feel, String text) {
    return feel.evaluateSimpleExpression(text, Variables.fromMap(FACTS).asVariableContext());
  }

  private static boolean unaryTests(FeelEngine feel, String text, String input, Object value) {
    return feel.evaluateSimpleUnaryTests(text, input, Variables.putValue(input, value).asVariableContext());
  }

  @ParameterizedTest
  @ValueSource(strings = {"hito", "nivel + 1", "\"P1\"", "null", "starts with(hito, \"+\")", "count(grupos)", "grupos[1]", "nadie",
      "nadie + 1", "sum([1, 2, nivel])", "if nivel > 1 then hito else \"\"", "date(\"2026-01-12\") + duration(\"P1D\")",
      "for g in grupos return upper case(g)", "some g in grupos satisfies g = \"ventas\""})
  void anExpressionAnswersWhatTheLibraryAnswers(String text) {
    assertThat(expression(OURS, text)).isEqualTo(expression(LIBRARY, text)).isEqualTo(expression(OURS, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"75%\", \"+50%\"", "starts with(?, \"+\")", "not(\"100%\")", "-", "null", "string length(?) > 3", "otro"})
  void aCellMatchesWhatItMatchesInTheLibrary(String text) {
    for (Object value : new Object[] {"75%", "100%", "+50%", null}) {
      assertThat(unaryTests(OURS, text, "hito", value)).as("%s en %s", value, text)
          .isEqualTo(unaryTests(LIBRARY, text, "hito", value));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"sin cerrar", "1 +", "assert(nivel, nivel > 5)", "[1, 2", "function(x) external {java: {class: \"x\"}}"})
  void aMistakeIsToldInTheLibrarysOwnWordsEachTime(String text) {
    Throwable known = catchThrowable(() -> expression(LIBRARY, text));
    for (int i = 0; i < 2; i++) {
      assertThat(catchThrowable(() -> expression(OURS, text))).isNotNull().hasSameClassAs(known).hasMessage(known.getMessage());
    }
  }

  @Test
  void evaluationsAtTheSameTimeKeepTheirOwnVariables() {
    assertThat(IntStream.range(0, 2_000).parallel().filter(i -> !unaryTests(OURS, "\"hito " + i % 7 + "\"", "hito", "hito " + i % 7)
        || unaryTests(OURS, "\"hito " + i % 7 + "\"", "hito", "hito " + (i + 1) % 7))).isEmpty();
  }
}
