package mx.semaforo.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mx.semaforo.SemaforoApplication;
import mx.semaforo.process.engine.Consistency;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.TicketType;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Two nodes on one PostgreSQL, both firing the same timers. */
class MilestoneNodesTest {

  private static final Instant MONDAY_9AM = Instant.parse("2026-01-12T15:00:00Z");
  private static final int TICKETS = 200;

  private EmbeddedPostgres postgres;
  private final List<ConfigurableApplicationContext> nodes = new ArrayList<>();
  private JdbcTemplate jdbc;

  @BeforeEach
  void startTwoNodes() throws IOException {
    postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    nodes.add(node("norte"));
    nodes.add(node("sur"));
    jdbc = nodes.get(0).getBean(JdbcTemplate.class);
    executors().forEach(JobExecutor::shutdown);
  }

  private ConfigurableApplicationContext node(String name) {
    return new SpringApplicationBuilder(SemaforoApplication.class).profiles("demo", "test").run("--server.port=0",
        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"), "--spring.datasource.username=postgres",
        "--camunda.bpm.process-engine-name=" + name, "--camunda.bpm.job-execution.enabled=true");
  }

  @AfterEach
  void stop() throws IOException {
    nodes.forEach(ConfigurableApplicationContext::close);
    postgres.close();
    ClockUtil.reset();
  }

  @Test
  void eachMilestoneFiresOnceHoweverManyNodesServeIt() {
    ClockUtil.setCurrentTime(Date.from(MONDAY_9AM));
    List<String> folios = IntStream.range(0, TICKETS).mapToObj(i -> reported()).sorted().toList();
    ClockUtil.setCurrentTime(Date.from(MONDAY_9AM.plus(Duration.ofMinutes(90))));

    executors().forEach(JobExecutor::start);
    await().atMost(Duration.ofSeconds(40)).until(() -> jdbc.queryForObject("""
        select count(*) from ACT_RU_JOB where LOCK_OWNER_ is not null or DUEDATE_ <= ?""", Long.class,
        ClockUtil.getCurrentTime()) == 0);
    executors().forEach(JobExecutor::shutdown);

    assertThat(executors().map(MilestoneNodesTest::served)).allMatch(tasks -> tasks > 0);
    assertThat(folios("select c.folio from sla_milestone m join sla_clock c on c.id = m.clock_id")).isEqualTo(folios);
    assertThat(folios("select folio from timeline_entry where kind = 'HITO'")).isEqualTo(folios);
    assertThat(folios("select folio from outbox where template = 'milestone'")).isEqualTo(folios);
    assertThat(bean(ManagementService.class).createJobQuery().activityId("Timer_HitoAbierto").withRetriesLeft().list())
        .extracting(Job::getProcessInstanceId).doesNotHaveDuplicates().hasSize(TICKETS);
    assertThat(bean(RuntimeService.class).createIncidentQuery().list()).isEmpty();
    assertThat(folios).flatMap(folio -> bean(Consistency.class).check(folio)).isEmpty();
  }

  /** P3: the first milestone is due after 90 working minutes. */
  private String reported() {
    return Person.acting("luis", () -> bean(ServiceDesk.class).open(TicketType.INCIDENTE, Map.of("subject", "No abre el correo",
        "description", "Desde ayer no abre.", "impact", "MEDIO", "urgency", "MEDIA", "category", "CORREO")).folio());
  }

  /** One for each row, so that what happened twice is there twice. */
  private List<String> folios(String query) {
    return jdbc.queryForList(query, String.class).stream().sorted().toList();
  }

  private Stream<JobExecutor> executors() {
    return nodes.stream().map(node -> node.getBean(JobExecutor.class));
  }

  private static long served(JobExecutor executor) {
    return ((ThreadPoolTaskExecutor) ((SpringJobExecutor) executor).getTaskExecutor()).getThreadPoolExecutor().getCompletedTaskCount();
  }

  private <T> T bean(Class<T> type) {
    return nodes.get(0).getBean(type);
  }
}
