package mx.semaforo.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who approves what, as {@code aprobaciones.dmn} answers. */
class AprobacionesTest {

  private static List<Map<String, Object>> levels(String service, BigDecimal amount) {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("servicio", service);
    inputs.put("monto", amount);
    inputs.put("area", "Sistemas");
    return DecisionTables.evaluateAll("aprobaciones.dmn", "aprobaciones", inputs);
  }

  private static List<String> approvers(String service, String amount) {
    return levels(service, amount == null ? null : new BigDecimal(amount)).stream()
        .map(level -> "%s %s".formatted(level.get("nivel"), level.get("aprobador"))).toList();
  }

  @ParameterizedTest
  @CsvSource({
      "0.01,     1 JEFE",
      "10000,    1 JEFE",
      "10000.01, 1 JEFE; 2 JEFE_DE_JEFE",
      "50000.00, 1 JEFE; 2 JEFE_DE_JEFE",
      "50000.01, 1 JEFE; 2 JEFE_DE_JEFE; 3 gerencia",
      "        , 1 JEFE"})
  void anAdvanceNeedsMoreApproversTheMoreItIs(String amount, String approvers) {
    assertThat(approvers("solicitud-de-viaticos", amount)).containsExactly(approvers.split("; "));
  }

  @ParameterizedTest
  @CsvSource({"0.01, 1 JEFE", "10000, 1 JEFE", "10000.01, 1 JEFE; 2 gerencia"})
  void aReimbursementNeedsMoreApproversTheMoreItIs(String amount, String approvers) {
    assertThat(approvers("reembolso-de-viaticos", amount)).containsExactly(approvers.split("; "));
  }

  @Test
  void aReimbursementOfNothingNeedsNobody() {
    assertThat(approvers("reembolso-de-viaticos", "0")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"llamado-de-atencion", "un-servicio-nuevo"})
  void theChiefApprovesWhatCarriesNoAmount(String service) {
    assertThat(approvers(service, null)).containsExactly("1 JEFE");
  }

  @Test
  void aRepairNeedsNobody() {
    assertThat(approvers("reparacion-de-equipo", null)).isEmpty();
  }

  @Test
  void everyLevelSaysWhyInItsOwnWords() {
    assertThat(levels("solicitud-de-viaticos", new BigDecimal("60000"))).extracting(level -> level.get("regla")).containsExactly(
        "Los viáticos los aprueba el jefe de quien los solicita",
        "Los viáticos de más de 10,000 pesos los aprueba también el jefe del jefe",
        "Los viáticos de más de 50,000 pesos los aprueba también la gerencia");
  }
}
