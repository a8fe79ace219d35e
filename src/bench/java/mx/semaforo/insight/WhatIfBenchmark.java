package mx.semaforo.insight;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import mx.semaforo.sla.Calendars;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** A quarter of 100,000 closed tickets, some 500,000 stretches, counted again: below 10 s each, the first time too. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 3)
@Fork(1)
public class WhatIfBenchmark {

  private static final int TICKETS = 100_000;
  private static final OffsetDateTime START = OffsetDateTime.of(2026, 1, 1, 15, 0, 0, 0, ZoneOffset.UTC);
  private static final String[] GROUPS = {"mesa-n1", "mesa-n2", "mesa-n3"};
  private static final String[] RESPONSES = {"15 min", "30 min", "120 min", "240 min"};
  private static final String[] SOLUTIONS = {"240 min", "480 min", "960 min", "5 días"};

  @Param({"h2", "postgres"})
  String database;

  private EmbeddedPostgres postgres;
  private AnnotationConfigApplicationContext context;

  @EnableTransactionManagement
  static class Beans {}

  @Setup
  public void fill() throws Exception {
    DataSource source = source();
    SpringLiquibase schema = new SpringLiquibase();
    context = new AnnotationConfigApplicationContext();
    schema.setDataSource(source);
    schema.setResourceLoader(context);
    schema.setChangeLog("classpath:db/changelog/db.changelog-master.yaml");
    schema.afterPropertiesSet();
    context.registerBean(DataSource.class, () -> source);
    context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(source));
    context.registerBean("transactionManager", DataSourceTransactionManager.class, () -> new DataSourceTransactionManager(source));
    context.register(Beans.class, Calendars.class, WhatIf.class);
    context.refresh();
    String calendar = context.getBean(Calendars.class).inForce("mx").version();
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      fill(connection, calendar);
      connection.commit();
    }
    new JdbcTemplate(source).execute("analyze");
    SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken.authenticated("sofia", null,
        AuthorityUtils.createAuthorityList("supervisores")));
  }

  private DataSource source() throws IOException {
    if (database.equals("postgres")) {
      postgres = EmbeddedPostgres.start();
      return new DriverManagerDataSource(postgres.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true");
    }
    return new DriverManagerDataSource("jdbc:h2:file:%s/semaforo;DB_CLOSE_DELAY=-1".formatted(Files.createTempDirectory("what-if")));
  }

  private static void fill(Connection connection, String calendar) throws SQLException {
    Random random = new Random(7);
    PreparedStatement ticket = connection.prepareStatement("""
        insert into ticket (folio, type, state, state_since, subject, description, impact, urgency, priority, category, support_group,
          requester, created_at, solved_at, closed_at, reopen_count, row_version)
        values (?, 'INCIDENTE', 'CERRADO', ?, 'No abre el correo', 'Desde ayer no abre.', 'MEDIO', 'MEDIA', ?, 'CORREO', ?, 'luis', ?, ?, ?, 0, 0)""");
    PreparedStatement clock = connection.prepareStatement("""
        insert into sla_clock (id, folio, name, clock_cycle, agreement, target, milestones, calendar, calendar_version, runs_with_supplier, paused, row_version)
        values (?, ?, ?, 1, 'Incidentes', ?, '75%, 100%, +50%', 'mx', ?, false, false, 0)""");
    PreparedStatement segment = connection.prepareStatement("""
        insert into sla_segment (id, clock_id, started_at, stopped_at, start_reason, agreement, calendar_version)
        values (?, ?, ?, ?, 'ya se atiende', 'Incidentes', ?)""");
    long id = 0;
    for (int i = 1; i <= TICKETS; i++) {
      String folio = "INC-%06d".formatted(i);
      int priority = random.nextInt(4);
      OffsetDateTime created = START.plusSeconds(i * 70L);
      OffsetDateTime[] steps = new OffsetDateTime[8];
      steps[0] = created;
      for (int step = 1; step < steps.length; step++) {
        steps[step] = steps[step - 1].plusSeconds(60 + random.nextInt(36_000));
      }
      batch(ticket, folio, steps[7], "P" + (priority + 1), GROUPS[random.nextInt(3)], created, steps[7], steps[7]);
      batch(clock, ++id, folio, "RESPUESTA", RESPONSES[priority], calendar);
      batch(segment, id, id, steps[0], steps[1], calendar);
      batch(clock, ++id, folio, "SOLUCION", SOLUTIONS[priority], calendar);
      for (int part = 0; part < 4; part++) {
        batch(segment, TICKETS * 10L + id * 4 + part, id, steps[2 * part], steps[2 * part + 1], calendar);
      }
      if (i % 1000 == 0) {
        ticket.executeBatch();
        clock.executeBatch();
        segment.executeBatch();
      }
    }
  }

  private static void batch(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.addBatch();
  }

  @Benchmark
  public Object anotherCalendarAndOtherTargets() {
    WhatIf.Answer answer = context.getBean(WhatIf.class).ask(Map.of("from", "2026-01-01", "to", "2026-12-31",
        "targets", Map.of("P1", Map.of("respuesta", "10 min", "solucion", "3 h"), "P4", Map.of("solucion", "3 días")),
        "calendarDefinition", "zona: America/Mexico_City\nsemana:\n  lunes: [\"08:00-20:00\"]\n  martes: [\"08:00-20:00\"]\n"));
    if (answer.tickets() != TICKETS) {
      throw new IllegalStateException("Se contaron " + answer.tickets());
    }
    return answer;
  }

  @TearDown
  public void close() throws IOException {
    context.close();
    if (postgres != null) {
      postgres.close();
    }
  }
}
