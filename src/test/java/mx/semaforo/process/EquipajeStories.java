package mx.semaforo.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mx.semaforo.ticket.TicketType;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** Road signs, not luggage: what people write is in the desk's own tables and nowhere in the engine's. */
class EquipajeStories extends IncidentStory {

  private static final List<String> TABLES_WITH_TEXT = List.of("ACT_RU_VARIABLE", "ACT_HI_VARINST", "ACT_HI_DETAIL");

  @Test
  void whatPeopleWriteAlongTheWholeLifeIsNotLeftInTheEngine() {
    String folio = report("Larguísimo".repeat(2_000));
    ProcessInstance process = process(folio);
    step("ana", folio, Action.ATENDER, "message");
    step("ana", folio, Action.PEDIR_DATOS, "question");
    step("luis", folio, Action.RESPONDER, "message");
    act("ana", folio, Action.ESPERAR_PROVEEDOR, Map.of("supplier", "Acme", "message", "Larguísimo".repeat(2_000)));
    step("ana", folio, Action.PROVEEDOR_RESPONDIO, "message");
    step("ana", folio, Action.SOLUCIONAR, "solution", "cause");
    step("luis", folio, Action.RECHAZAR, "reason");
    step("ana", folio, Action.SOLUCIONAR, "solution");

    assertThat(signs(folio)).hasSize(6);
    noTextIsLeft(process);
    act("luis", folio, Action.ACEPTAR, Map.of("rating", 1, "comment", "Larguísimo".repeat(2_000)));
    step("sofia", folio, Action.VALIDAR, "note");

    noTextIsLeft(process);
    assertThat(remains(process.getId())).isZero();
  }

  @Test
  void theSameHoldsForTasklistsOwnForms() {
    String folio = inTasklist("ana", () -> engine.getFormService().submitStartForm(
        engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(IncidentProcess.KEY).latestVersion().singleResult().getId(),
        new HashMap<>(Map.of("asunto", "Muy largo", "descripcion", "Larguísimo".repeat(2_000), "impacto", "BAJO", "urgencia", "BAJA", "categoria", "OTRO")))
        .getBusinessKey());
    ProcessInstance process = process(folio);
    claimInTasklist("ana", folio);
    submitInTasklist("ana", folio, "ATENDER", Map.of(Field.MESSAGE, "Larguísimo".repeat(2_000)));
    submitInTasklist("ana", folio, "SOLUCIONAR", Map.of(Field.SOLUTION, "Larguísimo".repeat(2_000)));

    assertThat(tickets.get(folio).solution()).hasSize(20_000);
    assertThat(signs(folio)).hasSize(6);
    noTextIsLeft(process);
  }

  @Test
  void aMilestoneLeavesNothingEither() {
    String folio = reported().folio();
    ProcessInstance process = process(folio);

    advanceTo("2026-01-15T09:00");

    assertThat(signs(folio)).hasSize(6);
    noTextIsLeft(process);
    assertThat(jdbc.queryForObject("select count(*) from ACT_HI_VARINST where PROC_DEF_KEY_ = 'escalamiento'", Long.class)).isZero();
  }

  private String report(String description) {
    return as("luis", () -> desk.open(TicketType.INCIDENTE, Map.of("subject", "Muy largo", "description", description,
        "impact", "BAJO", "urgency", "BAJA", "category", "OTRO"))).folio();
  }

  private void step(String person, String folio, Action action, String... fields) {
    Map<String, Object> values = new HashMap<>();
    for (String field : fields) {
      values.put(field, "Larguísimo".repeat(2_000));
    }
    act(person, folio, action, values);
  }

  private void noTextIsLeft(ProcessInstance process) {
    for (String table : TABLES_WITH_TEXT) {
      assertThat(jdbc.queryForObject("select count(*) from %s where PROC_INST_ID_ = ? and (TEXT_ like '%%Largu%%' or BYTEARRAY_ID_ is not null)"
          .formatted(table), Long.class, process.getId())).as(table).isZero();
    }
  }
}
