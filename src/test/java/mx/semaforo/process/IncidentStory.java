package mx.semaforo.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.semaforo.DeskTest;
import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.sla.ClockName;
import mx.semaforo.sla.ClockReport.Mark;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TimelineEntry;
import mx.semaforo.ticket.TimelineEntry.Kind;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;

/**
 * Words for telling what happens to an incident. P3 means first response in 2 and solution in 16 working hours; a
 * working day is 09:00–14:00 and 15:00–18:00. Whatever a story does, only road signs may be left in the engine.
 */
abstract class IncidentStory extends DeskTest {

  static final Map<String, Object> NOTHING = Map.of();
  static final Duration WORKING_DAY = Duration.ofDays(1);

  private static final ZoneId MEXICO = ZoneId.of("America/Mexico_City");
  private static final Set<String> SIGNS =
      Set.of(Sign.FOLIO, Sign.SUBJECT, Sign.REQUESTER, Sign.PRIORITY, Sign.GROUP, Sign.AGENT, Sign.SERVICE, Sign.CONFIDENTIAL);

  @AfterEach
  void onlyRoadSignsAreLeftInTheEngine() {
    String ofTickets = "(%1$s in ('incidente', 'solicitud', 'escalamiento') or %1$s like 'cumplir-%%' or %1$s like 'solicitar-%%')";
    assertThat(jdbc.queryForList("""
        select v.NAME_ from ACT_RU_VARIABLE v join ACT_RE_PROCDEF p on p.ID_ = v.PROC_DEF_ID_ where %1$s
        union select NAME_ from ACT_HI_VARINST where %2$s
        union select NAME_ from ACT_HI_DETAIL where %2$s""".formatted(ofTickets.formatted("p.KEY_"), ofTickets.formatted("PROC_DEF_KEY_")),
        String.class))
        .isSubsetOf(SIGNS);
  }

  /** Mexican wall time, e.g. {@code 2026-01-30T17:00}. */
  static Instant mexico(String wallTime) {
    return LocalDateTime.parse(wallTime).atZone(MEXICO).toInstant();
  }

  /** Goes there without firing anything. */
  static void itIs(String wallTime) {
    ClockUtil.setCurrentTime(Date.from(mexico(wallTime)));
  }

  List<Instant> advanceTo(String wallTime) {
    return advance(Duration.between(clock.instant(), mexico(wallTime)));
  }

  Ticket awaitingRequester() {
    return act("ana", attended().folio(), Action.PEDIR_DATOS, Map.of("question", "¿Qué mensaje ves?"));
  }

  Ticket awaitingSupplier() {
    return act("ana", attended().folio(), Action.ESPERAR_PROVEEDOR, Map.of("supplier", "Acme", "reference", "A-77"));
  }

  Ticket closed() {
    return act("luis", solved().folio(), Action.ACEPTAR, NOTHING);
  }

  /** Closed with a rating so low that a supervisor looks into it. */
  Ticket underReview() {
    return act("luis", solved().folio(), Action.ACEPTAR, Map.of("rating", 1, "comment", "Sigue igual"));
  }

  /** Tells a story while {@code clasificacion.dmn} reads as this edit leaves it; tickets opened before keep their version. */
  void withTables(UnaryOperator<String> edit, Runnable story) {
    RepositoryService repository = engine.getRepositoryService();
    String present = repository.createDecisionDefinitionQuery().decisionDefinitionKey(Classification.DECISION).latestVersion()
        .singleResult().getDeploymentId();
    DeploymentBuilder edited = repository.createDeployment().name("tablas");
    repository.getDeploymentResources(present).forEach(file -> {
      String text = new String(((ResourceEntity) file).getBytes(), StandardCharsets.UTF_8);
      edited.addString(file.getName(), file.getName().equals("clasificacion.dmn") ? edit.apply(text) : text);
    });
    String deployment = edited.deploy().getId();
    try {
      story.run();
    } finally {
      repository.deleteDeployment(deployment, true);
    }
  }

  /** Gives one cell of the table of agreements another value. */
  static UnaryOperator<String> agreement(String priority, String column, String value) {
    return dmn -> {
      String edited = dmn.replaceFirst("(Result_acuerdo_INCIDENTE_%s_%s\">\\s*<text>)[^<]*".formatted(priority, column), "$1\"%s\"".formatted(value));
      assertThat(edited).isNotEqualTo(dmn);
      return edited;
    };
  }

  Ticket escalated() {
    return act("ana", attended().folio(), Action.ESCALAR, Map.of("reason", "Requiere acceso al servidor"));
  }

  List<String> texts(String folio, Kind kind) {
    return timeline(folio).stream().filter(entry -> entry.kind() == kind).map(TimelineEntry::text).toList();
  }

  /** When each milestone of a clock fired, by its name; those that have not are left out. */
  Map<String, Instant> fired(String folio, ClockName name) {
    return clocks.explain(folio).stream().filter(report -> report.clock() == name).flatMap(report -> report.milestones().stream())
        .filter(mark -> mark.firedAt() != null)
        .collect(Collectors.toMap(Mark::name, Mark::firedAt, (first, second) -> second, TreeMap::new));
  }

  /** The one timer "Hito de SLA" of a ticking state. */
  Job milestoneJob(String folio) {
    List<Job> jobs = milestoneJobs(folio);
    assertThat(jobs).hasSize(1);
    return jobs.get(0);
  }

  List<Job> milestoneJobs(String folio) {
    return Stream.of("Timer_HitoAbierto", "Timer_HitoEnProceso", "Timer_HitoPendienteProveedor")
        .flatMap(timer -> engine.getManagementService().createJobQuery().processInstanceId(process(folio).getId()).activityId(timer)
            .list().stream()).toList();
  }

  Map<String, Object> signs(String folio) {
    return new TreeMap<>(engine.getRuntimeService().getVariables(process(folio).getId()));
  }

  String candidateGroup(String folio) {
    return engine.getTaskService().getIdentityLinksForTask(task(folio).getId()).stream()
        .filter(link -> link.getGroupId() != null).map(link -> link.getGroupId()).collect(Collectors.joining(","));
  }

  AbstractThrowableAssert<?, ?> refused(String folio, ThrowingCallable attempt) {
    Map<String, Object> before = facts(folio);
    AbstractThrowableAssert<?, ?> refusal = assertThatThrownBy(attempt);
    assertThat(facts(folio)).as("after a refusal nothing has changed").isEqualTo(before);
    return refusal;
  }

  /** Everything that a step can change; two tickets that went the same way have the same facts but for their folios. */
  Map<String, Object> facts(String folio) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("row", jdbc.queryForMap("select * from ticket where folio = ?", folio).toString().replaceAll("(?i)row_version=\\d+", ""));
    facts.put("timeline", timeline(folio).stream()
        .map(entry -> "%s %s %s %s: %s %s".formatted(entry.at(), entry.actor(), entry.kind(), entry.visibility(), entry.text(), entry.data()))
        .toList());
    facts.put("outbox", jdbc.queryForList("""
        select template || ' → ' || recipient || ': ' || subject || ' ' || body from outbox where folio = ? order by created_at, template""",
        String.class, folio));
    facts.put("clocks", clocks.explain(folio));
    if (process(folio) != null) {
      facts.put("signs", signs(folio));
      facts.put("activities", engine.getRuntimeService().getActiveActivityIds(process(folio).getId()));
      facts.put("jobs", jobs(folio).stream().map(Job::getDuedate).sorted().toList());
    }
    return facts;
  }

  /** Rows of the engine that still belong to a ticket. */
  long remains(String processInstance) {
    return Stream.of("EXECUTION", "TASK", "JOB", "EVENT_SUBSCR", "VARIABLE", "INCIDENT")
        .mapToLong(table -> jdbc.queryForObject("select count(*) from ACT_RU_%s where %s = ?"
            .formatted(table, table.equals("JOB") ? "PROCESS_INSTANCE_ID_" : "PROC_INST_ID_"), Long.class, processInstance)).sum()
        + jdbc.queryForObject("select count(*) from ACT_RU_IDENTITYLINK where TASK_ID_ is not null and TASK_ID_ not in (select ID_ from ACT_RU_TASK)",
            Long.class);
  }
}
