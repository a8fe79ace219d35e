package mx.semaforo.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscalamientoTest {

  private static Map<String, Object> escalate(String clock, String milestone, String priority, int level) {
    return DecisionTables.evaluate("escalamiento.dmn", "escalamiento",
        Map.of("reloj", clock, "hito", milestone, "prioridad", priority, "nivel", level));
  }

  private static Map<String, Object> next(String group) {
    return DecisionTables.evaluate("escalamiento.dmn", "siguienteNivel", Map.of("grupo", group));
  }

  @ParameterizedTest
  @CsvSource({
      "RESPUESTA, 75%,  P1, 1, AVISAR_AGENTE",
      "SOLUCION,  75%,  P4, 3, AVISAR_AGENTE",
      "RESPUESTA, 100%, P1, 1, AVISAR_LIDER SUBIR_NIVEL",
      "SOLUCION,  100%, P4, 2, AVISAR_LIDER SUBIR_NIVEL",
      "SOLUCION,  100%, P2, 3, AVISAR_LIDER AVISAR_GERENCIA",
      "SOLUCION,  +50%, P1, 3, AVISAR_GERENCIA",
      "RESPUESTA, +50%, P2, 1, AVISAR_GERENCIA",
      "SOLUCION,  +50%, P3, 1, AVISAR_LIDER",
      "SOLUCION,  +50%, P4, 3, AVISAR_LIDER",
      "APROBACION, 75%,  P3, 3, RECORDAR_APROBADOR",
      "APROBACION, 100%, P1, 3, RECORDAR_APROBADOR",
      "APROBACION, +50%, P3, 3, SUBIR_APROBACION",
      "PROVEEDOR, 75%,  P1, 2, AVISAR_AGENTE",
      "OLA,       75%,  P1, 2, AVISAR_AGENTE",
      "PROVEEDOR, 100%, P1, 3, AVISAR_LIDER",
      "OLA,       100%, P4, 1, AVISAR_LIDER",
      "PROVEEDOR, +50%, P1, 1, AVISAR_LIDER",
      "OLA,       +4 h, P2, 2, AVISAR_LIDER"})
  void aMilestoneSaysWhoIsTold(String clock, String milestone, String priority, int level, String actions) {
    assertThat(escalate(clock, milestone, priority, level)).containsEntry("acciones", actions);
  }

  @ParameterizedTest
  @CsvSource({"SOLUCION, 50%", "PROVEEDOR, 50%", "OLA, 25%", "SOLUCION, +4 h", "APROBACION, 50%"})
  void aMilestoneWithoutItsOwnRuleTellsTheAgent(String clock, String milestone) {
    assertThat(escalate(clock, milestone, "P1", 1))
        .containsEntry("acciones", "AVISAR_AGENTE")
        .containsEntry("reglaEscalamiento", "Este hito no tiene regla propia: se avisa al agente");
  }

  @Test
  void theFirstLevelHandsOverToTheSecondAndThatToTheThird() {
    assertThat(next("mesa-n1"))
        .isEqualTo(Map.of("siguienteGrupo", "mesa-n2", "ola", "240 min", "nivel", 1));
    assertThat(next("mesa-n2"))
        .isEqualTo(Map.of("siguienteGrupo", "mesa-n3", "ola", "480 min", "nivel", 2));
  }

  @Test
  void theLastLevelHasNobodyBehindIt() {
    assertThat(next("mesa-n3")).isEqualTo(Map.of("siguienteGrupo", "", "ola", "", "nivel", 3));
  }

  @Test
  void theGroupOfAServiceHasNobodyAboveIt() {
    assertThat(next("finanzas")).containsEntry("siguienteGrupo", "").containsEntry("nivel", 3);
  }
}
