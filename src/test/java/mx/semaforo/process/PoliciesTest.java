package mx.semaforo.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mx.semaforo.catalog.Catalogue;
import mx.semaforo.catalog.Offering;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each policy of the catalogue, kept and broken, with the facts that a request brings along. */
class PoliciesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 1, 12);
  private static final Catalogue CATALOGUE = new Catalogue("classpath*:bpmn/catalogo/", null);

  private static final Map<String, Object> WARNING = Map.of("trabajador", "luis", "tipoFalta", "CONDUCTA", "fechaFalta", "2026-01-02",
      "fechaDeteccion", "2026-01-04", "hechos", "Faltó a la junta", "evidencia", "La minuta");
  private static final Map<String, Object> TRAVEL = Map.of("destino", "León", "motivoViaje", "Visita", "salida", "2026-01-15",
      "regreso", "2026-01-15", "conceptos", List.of(line("TRANSPORTE", "0.1"), line("HOSPEDAJE", "0.2")), "total", new BigDecimal("0.3"));
  private static final Map<String, Object> REFUND = Map.of("destino", "León", "salida", "2026-01-10", "regreso", "2026-01-12",
      "gastos", List.of(expense("2026-01-10", 100), expense("2026-01-12", 50.5)), "total", 150.5);
  private static final Map<String, Object> REPAIR = Map.of("equipo", "EQ-0042", "descripcionEquipo", "Laptop", "falla", "No enciende",
      "posibleMotivo", "Se cayó");

  static Stream<Arguments> cases() {
    return Stream.of(
        kept("llamado-de-atencion", WARNING),
        broken("llamado-de-atencion", WARNING, "persona", person("luis", false), "RECHAZA: La persona a la que se llama la atención debe ser"),
        broken("llamado-de-atencion", WARNING, "persona", person("sofia", true), "RECHAZA: Nadie pide su propio llamado"),
        broken("llamado-de-atencion", with(WARNING, "fechaFalta", "2026-01-13"), "fechaDeteccion", "2026-01-13",
            "RECHAZA: La fecha de la falta no puede ser posterior a hoy", "RECHAZA: La fecha en que se detectó no puede"),
        broken("llamado-de-atencion", WARNING, "fechaDeteccion", "2026-01-01", "RECHAZA: La falta no pudo detectarse antes"),
        broken("llamado-de-atencion", WARNING, "fechaDeteccion", "2026-01-05", "AVISA: La solicitud debe ser hecha al menos 8 días después"),
        broken("llamado-de-atencion", WARNING, "fechaDeteccion", "2026-01-12", "AVISA: La solicitud debe ser hecha al menos 8 días después"),
        kept("solicitud-de-viaticos", TRAVEL),
        broken("solicitud-de-viaticos", TRAVEL, "solicitante", person("sofia", false), "RECHAZA: El personal activo en servicio"),
        broken("solicitud-de-viaticos", TRAVEL, "regreso", "2026-01-14", "RECHAZA: El regreso no puede ser anterior"),
        broken("solicitud-de-viaticos", TRAVEL, "total", new BigDecimal("0.31"), "RECHAZA: El total debe ser la suma de los conceptos, que es 0.30."),
        broken("solicitud-de-viaticos", TRAVEL, "salida", "2026-01-11", "RECHAZA: El depósito se tramita de manera anticipada"),
        broken("solicitud-de-viaticos", TRAVEL, "salida", "2026-01-14", "AVISA: Los viáticos se piden con al menos 3 días"),
        broken("solicitud-de-viaticos", TRAVEL, "salida", "2026-01-12", "AVISA: Los viáticos se piden con al menos 3 días"),
        kept("reembolso-de-viaticos", REFUND),
        broken("reembolso-de-viaticos", REFUND, "solicitante", person("sofia", false), "RECHAZA: El personal activo en servicio"),
        broken("reembolso-de-viaticos", with(REFUND, "gastos", List.of(expense("2026-01-10", 150.5))), "regreso", "2026-01-09",
            "RECHAZA: El regreso no puede ser anterior", "RECHAZA: Hay gastos fuera de los días del viaje"),
        broken("reembolso-de-viaticos", REFUND, "total", 150, "RECHAZA: El total debe ser la suma de los gastos, que es 150.50."),
        broken("reembolso-de-viaticos", with(REFUND, "regreso", "2026-01-14"), "gastos", List.of(expense("2026-01-13", 150.5)),
            "RECHAZA: Hay gastos con fecha posterior a hoy"),
        broken("reembolso-de-viaticos", REFUND, "gastos", List.of(expense("2026-01-09", 100), expense("2026-01-12", 50.5)),
            "RECHAZA: Hay gastos fuera de los días del viaje"),
        kept("reparacion-de-equipo", REPAIR),
        broken("reparacion-de-equipo", REPAIR, "activo", asset("luis"), "RECHAZA: El equipo reportado deberá ser el que le fue asignado"),
        broken("reparacion-de-equipo", REPAIR, "activo", asset(null), "RECHAZA: El equipo reportado deberá ser el que le fue asignado"));
  }

  /** @param changed a field, or a fact that stands beside the fields */
  @ParameterizedTest
  @MethodSource("cases")
  void aPolicyIsHeldAgainstTheFactsOfARequest(String service, Map<String, Object> fields, String changed, Object value, List<String> expected) {
    Offering offering = CATALOGUE.offering(service);
    boolean field = offering.form().field(changed).isPresent();
    Map<String, Object> facts = new HashMap<>(Map.of("hoy", TODAY, "solicitante", person("sofia", true),
        "persona", person("luis", true), "activo", asset("sofia")));
    facts.putAll(offering.form().facts(offering.form().read(field ? with(fields, changed, value) : fields)));
    if (!field) {
      facts.put(changed, value);
    }
    List<String> said = DecisionTables.evaluateAll("catalogo/%s/politicas.dmn".formatted(service), "politicas-" + service, facts).stream()
        .map(rule -> rule.get("resultado") + ": " + rule.get("texto")).toList();
    assertThat(said).hasSameSizeAs(expected);
    for (int i = 0; i < said.size(); i++) {
      assertThat(said.get(i)).startsWith(expected.get(i));
    }
  }

  private static Arguments kept(String service, Map<String, Object> fields) {
    return broken(service, fields, "hoy", TODAY);
  }

  private static Arguments broken(String service, Map<String, Object> fields, String changed, Object value, String... expected) {
    return Arguments.of(service, fields, changed, value, List.of(expected));
  }

  private static Map<String, Object> with(Map<String, Object> fields, String key, Object value) {
    Map<String, Object> changed = new HashMap<>(fields);
    changed.put(key, value);
    return changed;
  }

  private static Map<String, Object> line(String concept, String amount) {
    return Map.of("concepto", concept, "monto", new BigDecimal(amount));
  }

  private static Map<String, Object> expense(String day, Number amount) {
    return Map.of("fecha", day, "concepto", "ALIMENTOS", "comprobante", "A-1", "monto", amount);
  }

  private static Map<String, Object> person(String login, boolean active) {
    return Map.of("usuario", login, "nombre", login, "area", "Ventas", "jefe", "carmen", "activo", active, "esJefe", true);
  }

  private static Map<String, Object> asset(String assignedTo) {
    Map<String, Object> asset = new HashMap<>(Map.of("etiqueta", "EQ-0042", "tipo", "Laptop", "modelo", "X1"));
    asset.put("asignadoA", assignedTo);
    return asset;
  }
}
