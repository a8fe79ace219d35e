package mx.semaforo.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import mx.semaforo.process.engine.Consistency;
import mx.semaforo.process.engine.Consistency.Difference;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Row, clocks, task and timer say the same as the token; where they do not, it is found. */
class ConsistenciaStories extends IncidentStory {

  @Autowired private Consistency consistency;
  @Autowired private MockMvc mvc;

  @Test
  void everyStateIsInOrder() {
    for (String folio : new String[] {reported().folio(), attended().folio(), escalated().folio(), awaitingRequester().folio(),
        awaitingSupplier().folio(), solved().folio(), closed().folio(), underReview().folio()}) {
      inOrder(folio);
    }
  }

  @Test
  void everyStepLeavesTheTicketInOrder() {
    String folio = reported().folio();
    advanceTo("2026-01-13T13:30");
    inOrder(folio);
    act("sofia", folio, Action.ATENDER, NOTHING);
    inOrder(folio);
    act("sofia", folio, Action.ESPERAR_PROVEEDOR, Map.of("supplier", "Acme"));
    act("sofia", folio, Action.RECLASIFICAR, Map.of("impact", "ALTO", "urgency", "ALTA", "reason", "Afecta a la planta"));
    inOrder(folio);
    advance(Duration.ofHours(1));
    inOrder(folio);
    act("sofia", folio, Action.RETOMAR, NOTHING);
    inOrder(folio);
    advance(Duration.ofDays(5));
    inOrder(folio);
    act("sofia", folio, Action.SOLUCIONAR, Map.of("solution", "Se reinició el servicio"));
    act("luis", folio, Action.RECHAZAR, Map.of("reason", "Sigue igual"));
    inOrder(folio);
  }

  @Test
  void aTimerThatIsLateIsInOrderUntilItHasAsked() {
    String folio = reported().folio();
    itIs("2026-01-12T23:00");
    inOrder(folio);

    engine.getManagementService().executeJob(milestoneJob(folio).getId());

    inOrder(folio);
  }

  @Test
  void anotherStateIsFound() {
    String folio = attended().folio();
    jdbc.update("update ticket set state = 'PENDIENTE_USUARIO' where folio = ?", folio);

    differences(folio).containsExactly(new Difference(folio, "estado", "EN_PROCESO", "PENDIENTE_USUARIO"));
  }

  @Test
  void aClockThatStandsIsFound() {
    String folio = reported().folio();
    jdbc.update("update sla_segment set stopped_at = ?, stop_reason = 'x' where clock_id in (select id from sla_clock where folio = ?)",
        Timestamp.from(MONDAY_9AM.plusSeconds(60)), folio);

    differences(folio).contains(new Difference(folio, "relojes que corren", "[RESPUESTA, SOLUCION]", "[]"));
  }

  @Test
  void aClockThatRunsWithoutBeingAskedIsFound() {
    String folio = awaitingRequester().folio();
    jdbc.update("update sla_segment set stopped_at = null where clock_id in (select id from sla_clock where folio = ? and name = 'SOLUCION')", folio);

    differences(folio).containsExactly(new Difference(folio, "relojes que corren", "[]", "[SOLUCION]"));
  }

  @Test
  void theSupplierClockOfTheAgreementIsExpectedOnlyWhereItSaysSo() {
    String folio = awaitingSupplier().folio();
    jdbc.update("update sla_clock set runs_with_supplier = true where folio = ? and name = 'SOLUCION'", folio);

    differences(folio).contains(new Difference(folio, "relojes que corren", "[SOLUCION, PROVEEDOR]", "[PROVEEDOR]"));
  }

  @Test
  void anotherAgentIsFound() {
    String folio = attended().folio();
    jdbc.update("update ticket set assignee = 'beto' where folio = ?", folio);

    differences(folio).containsExactly(new Difference(folio, "agente", "beto", "ana"));
  }

  @Test
  void anotherGroupIsFound() {
    String folio = attended().folio();
    jdbc.update("update ticket set support_group = 'mesa-n3' where folio = ?", folio);

    differences(folio).containsExactly(new Difference(folio, "grupo", "[mesa-n3]", "[mesa-n1]"));
  }

  @Test
  void anotherPriorityIsFound() {
    String folio = attended().folio();
    jdbc.update("update ticket set priority = 'P1' where folio = ?", folio);

    differences(folio).containsExactly(new Difference(folio, "prioridad", "100", "50"));
  }

  @Test
  void aMissingMilestoneTimerIsFound() {
    String folio = attended().folio();
    engine.getManagementService().deleteJob(milestoneJob(folio).getId());

    differences(folio).containsExactly(new Difference(folio, "temporizadores de hito", "1", "0"));
  }

  @Test
  void aMilestoneTimerWhereNothingTicksIsFound() {
    String folio = solved().folio();
    String milestones = milestoneJob(attended().folio()).getJobDefinitionId();
    jdbc.update("update ACT_RU_JOB set JOB_DEF_ID_ = ? where ID_ = ?", milestones, jobs(folio).get(0).getId());

    differences(folio).containsExactly(new Difference(folio, "temporizadores de hito", "0", "1"));
  }

  @Test
  void aMilestoneTimerThatIsDueAtAnotherInstantIsFound() {
    String folio = attended().folio();
    Instant right = milestoneJob(folio).getDuedate().toInstant();
    engine.getManagementService().setJobDuedate(milestoneJob(folio).getId(), java.util.Date.from(right.plusSeconds(60)));

    differences(folio).containsExactly(new Difference(folio, "próximo hito", right.toString(), right.plusSeconds(60).toString()));
  }

  @Test
  void aTicketWithoutItsProcessIsFound() {
    String folio = attended().folio();
    engine.getRuntimeService().deleteProcessInstance(process(folio).getId(), "prueba");

    differences(folio).containsExactly(new Difference(folio, "proceso", "en curso", "terminado"));
  }

  @Test
  void aSecondTokenIsFound() {
    String folio = attended().folio();
    engine.getRuntimeService().createProcessInstanceModification(process(folio).getId()).startBeforeActivity("Task_Solucionado").execute();

    differences(folio).extracting(Difference::what).containsExactly("lugar del proceso");
  }

  @Test
  void theHealthPageTellsAdministratorsWhichTicketsAndKeepsTheNodeInService() throws Exception {
    String folio = attended().folio();
    jdbc.update("update ticket set priority = 'P1' where folio = ?", folio);
    jdbc.update("update ticket set closed_at = created_at where closed_at is null and folio <> ?", folio);
    itIs("2026-01-12T09:05");

    mvc.perform(get("/actuator/health").with(httpBasic("admin", "demo"))).andExpect(status().isOk())
        .andExpect(jsonPath("$.status").value("REVISAR"))
        .andExpect(jsonPath("$.components.consistency.details.differences[?(@.folio == '%s')].what".formatted(folio)).value("prioridad"));
    mvc.perform(get("/actuator/health").with(httpBasic("sofia", "demo"))).andExpect(jsonPath("$.components").doesNotExist());
    mvc.perform(get("/actuator/health")).andExpect(jsonPath("$.status").value("REVISAR")).andExpect(jsonPath("$.components").doesNotExist());

    jdbc.update("update ticket set priority = 'P3' where folio = ?", folio);
    mvc.perform(get("/actuator/health")).andExpect(jsonPath("$.status").value("REVISAR"));
    itIs("2026-01-12T09:06");
    mvc.perform(get("/actuator/health")).andExpect(jsonPath("$.status").value("UP"));
  }

  private void inOrder(String folio) {
    differences(folio).isEmpty();
  }

  private AbstractListAssert<?, ?, Difference, ObjectAssert<Difference>> differences(String folio) {
    return assertThat(consistency.check(folio));
  }
}
