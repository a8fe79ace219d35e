package mx.semaforo.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsejoEscalamientoTest {

  @ParameterizedTest
  @CsvSource({
      "10, P3, 1, 1, 0, 0, SIGUE, Hay tiempo",
      "74, P4, 2, 2, 959, 0, SIGUE, Hay tiempo",
      "75, P3, 1, 1, 0, 0, CONSIDERA_ESCALAR, Va el 75 %",
      "99, P4, 1, 2, 0, 0, CONSIDERA_ESCALAR, Va el 75 %",
      "99, P2, 1, 1, 0, 0, ESCALAR_AHORA, Es P2",
      "100, P1, 1, 1, 0, 2, ESCALAR_AHORA, Se venció",
      "75, P3, 3, 1, 960, 2, ESCALAR_AHORA, Se ha reabierto",
      "75, P3, 3, 1, 960, 1, CONSIDERA_ESCALAR, Va el 75 %",
      "10, P1, 2, 1, 0, 1, CONSIDERA_ESCALAR, Se reabrió",
      "75, P2, 1, 1, 0, 0, ESCALAR_AHORA, Es P2",
      "74, P2, 1, 1, 0, 0, SIGUE, Hay tiempo",
      "0, P1, 1, 1, 0, 0, CONSIDERA_ESCALAR, Es P1: informa",
      "49, P1, 1, 2, 0, 0, CONSIDERA_ESCALAR, Es P1: informa",
      "50, P1, 1, 2, 0, 0, ESCALAR_AHORA, Es P1 y va la mitad",
      "100, P4, 1, 1, 0, 0, ESCALAR_AHORA, Se venció",
      "250, P4, 1, 2, 0, 0, ESCALAR_AHORA, Se venció",
      "10, P3, 1, 1, 0, 1, CONSIDERA_ESCALAR, Se reabrió",
      "10, P3, 1, 1, 0, 2, ESCALAR_AHORA, Se ha reabierto",
      "10, P3, 3, 1, 0, 0, CONSIDERA_ESCALAR, Van tres intentos",
      "10, P3, 1, 1, 960, 0, CONSIDERA_ESCALAR, Lleva dos días",
      "250, P1, 9, 3, 9999, 9, SIGUE, Es el último nivel"})
  void factsGiveAnAdviceAndTheRulesWords(int percent, String priority, int attempts, int level, int waiting, int reopened, String advice,
      String words) {
    Map<String, Object> answer = DecisionTables.evaluate("consejo-escalamiento.dmn", Guidance.ADVICE, Map.of("porcentaje", percent,
        "prioridad", priority, "intentos", attempts, "nivel", level, "espera", waiting, "reaperturas", reopened));

    assertThat(answer).containsEntry("consejo", advice);
    assertThat((String) answer.get("regla")).startsWith(words);
  }
}
