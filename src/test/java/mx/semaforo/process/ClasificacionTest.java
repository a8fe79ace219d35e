package mx.semaforo.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClasificacionTest {

  private static Map<String, Object> classify(String type, String impact, String urgency, String category) {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("tipo", type);
    inputs.put("impacto", impact);
    inputs.put("urgencia", urgency);
    inputs.put("categoria", category);
    inputs.put("gruposSolicitante", "");
    return DecisionTables.evaluate("clasificacion.dmn", "clasificacion", inputs);
  }

  @ParameterizedTest
  @CsvSource({
      "ALTO,  ALTA,  P1,  15 min,  240 min",
      "ALTO,  MEDIA, P2,  30 min,  480 min",
      "MEDIO, ALTA,  P2,  30 min,  480 min",
      "ALTO,  BAJA,  P3, 120 min,  960 min",
      "MEDIO, MEDIA, P3, 120 min,  960 min",
      "BAJO,  ALTA,  P3, 120 min,  960 min",
      "MEDIO, BAJA,  P4, 240 min, 2400 min",
      "BAJO,  MEDIA, P4, 240 min, 2400 min",
      "BAJO,  BAJA,  P4, 240 min, 2400 min"})
  void impactAndUrgencyChooseThePriorityAndItsAgreement(String impact, String urgency, String priority,
      String response, String solution) {
    assertThat(classify("INCIDENTE", impact, urgency, "CORREO"))
        .containsEntry("prioridad", priority)
        .containsEntry("acuerdo", "Incidentes " + priority)
        .containsEntry("respuesta", response)
        .containsEntry("solucion", solution)
        .containsEntry("proveedor", solution)
        .containsEntry("pausaConProveedor", "SI")
        .containsEntry("calendario", "mx")
        .containsEntry("hitos", "75%, 100%, +50%");
  }

  @ParameterizedTest
  @CsvSource({
      "RED, mesa-n2", "VPN, mesa-n2", "SEGURIDAD, mesa-n2",
      "CORREO, mesa-n1", "EQUIPO, mesa-n1", "IMPRESORA, mesa-n1", "ACCESO, mesa-n1",
      "SISTEMA, mesa-n1", "TELEFONIA, mesa-n1", "OTRO, mesa-n1"})
  void categoryChoosesTheFirstGroup(String category, String group) {
    assertThat(classify("INCIDENTE", "MEDIO", "MEDIA", category)).containsEntry("grupo", group);
  }

  @Test
  void everyChoiceExplainsItself() {
    assertThat(classify("INCIDENTE", "ALTO", "ALTA", "VPN"))
        .containsEntry("reglaPrioridad", "Impacto alto y urgencia alta: P1, se atiende de inmediato")
        .containsEntry("reglaAcuerdo",
            "Incidente P1: primera respuesta en 15 minutos y solución en 4 horas laborales")
        .containsEntry("reglaAsignacion",
            "Red, VPN y seguridad empiezan con los especialistas de segundo nivel");
  }

  @ParameterizedTest
  @CsvSource({"ENORME, ALTA", "ALTO, URGENTE", ", ALTA", "ALTO,", "alto, alta"})
  void anUnknownCombinationLeavesPriorityAndAgreementEmptyButStillAssigns(String impact, String urgency) {
    assertThat(classify("INCIDENTE", impact, urgency, "RED"))
        .containsEntry("prioridad", null)
        .containsEntry("reglaPrioridad", null)
        .containsEntry("acuerdo", null)
        .containsEntry("respuesta", null)
        .containsEntry("reglaAcuerdo", null)
        .containsEntry("grupo", "mesa-n2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CAFETERA", "red", ""})
  void anUnknownCategoryLeavesTheGroupEmptyButKeepsTheAgreement(String category) {
    assertThat(classify("INCIDENTE", "ALTO", "ALTA", category))
        .containsEntry("grupo", null)
        .containsEntry("reglaAsignacion", null)
        .containsEntry("prioridad", "P1")
        .containsEntry("acuerdo", "Incidentes P1");
  }

  @Test
  void aTypeWithoutAgreementLeavesOnlyTheAgreementEmpty() {
    assertThat(classify("QUEJA", "ALTO", "ALTA", "RED"))
        .containsEntry("prioridad", "P1")
        .containsEntry("acuerdo", null)
        .containsEntry("solucion", null)
        .containsEntry("reglaAcuerdo", null)
        .containsEntry("grupo", "mesa-n2");
  }

  @Test
  void missingInputsAreNoError() {
    assertThat(DecisionTables.evaluate("clasificacion.dmn", "clasificacion", Map.of()))
        .hasSize(15)
        .allSatisfy((output, value) -> assertThat(value).isNull());
  }
}
