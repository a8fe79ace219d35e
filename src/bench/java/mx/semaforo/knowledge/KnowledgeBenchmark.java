package mx.semaforo.knowledge;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import mx.semaforo.SemaforoApplication;
import mx.semaforo.process.Guidance;
import mx.semaforo.process.ServiceDesk;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketType;
import mx.semaforo.ticket.Tickets;
import org.hibernate.search.mapper.orm.Search;
import org.hibernate.search.mapper.orm.mapping.SearchMapping;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.FileSystemUtils;

/**
 * With {@code -Dcases} solved tickets on PostgreSQL and an index on disk: how long suggestions take (below 50 ms for 95 of
 * 100), what indexing costs a report (at most a tenth), and how long the index takes to be made again.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(1)
public class KnowledgeBenchmark {

  private static final int CASES = Integer.getInteger("cases", 100_000);
  private static final int REPORTS = 2_000;
  private static final int WARM_UP = 500;
  private static final int ROUNDS = 4;
  private static final OffsetDateTime START = OffsetDateTime.of(2025, 1, 1, 15, 0, 0, 0, ZoneOffset.UTC);
  private static final String[] GROUPS = {"mesa-n1", "mesa-n2", "mesa-n3"};
  private static final Person AGENT = new Person("ana", Set.of("mesa", "mesa-n1"));
  /** Names, numbers and codes: what makes each ticket different from the next. */
  private static final int RARE_WORDS = 50_000;

  private final Random random = new Random(7);
  private EmbeddedPostgres postgres;
  private Path folder;
  private ConfigurableApplicationContext desk;

  @Setup
  public void start() throws Exception {
    postgres = EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on").start();
    folder = Files.createTempDirectory("indice");
    desk = new SpringApplicationBuilder(SemaforoApplication.class).profiles("demo").run(
        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"), "--spring.datasource.username=postgres",
        "--server.port=0", "--semaforo.relay.enabled=false", "--camunda.bpm.job-execution.enabled=false",
        "--spring.jpa.properties.hibernate.search.backend.directory.root=" + folder);
    fill(desk.getBean(DataSource.class));
  }

  private void fill(DataSource source) throws Exception {
    try (Connection connection = source.getConnection(); PreparedStatement ticket = connection.prepareStatement("""
        insert into ticket (folio, type, state, state_since, subject, description, impact, urgency, priority, category, support_group,
          requester, created_at, solved_at, closed_at, solution, reopen_count, row_version)
        values (?, 'INCIDENTE', 'CERRADO', ?, ?, ?, 'MEDIO', 'MEDIA', 'P3', ?, ?, 'luis', ?, ?, ?, ?, 0, 0)""")) {
      connection.setAutoCommit(false);
      var samples = Retrieval.cases();
      for (int i = 1; i <= CASES; i++) {
        var one = samples.get(random.nextInt(samples.size()));
        var other = samples.get(random.nextInt(samples.size()));
        OffsetDateTime at = START.plusSeconds(i * 70L);
        Object[] values = {"INC-%06d".formatted(500_000 + i), at, one.subject() + " " + rare(), text(one.description(), other.description()),
            one.category(), GROUPS[random.nextInt(3)], at, at, at, text(one.solution(), other.solution())};
        for (int v = 0; v < values.length; v++) {
          ticket.setObject(v + 1, values[v]);
        }
        ticket.addBatch();
        if (i % 1000 == 0) {
          ticket.executeBatch();
        }
      }
      ticket.executeBatch();
      connection.commit();
    }
  }

  private String text(String one, String other) {
    return "%s. %s %s %s %s".formatted(one, other, rare(), rare(), rare());
  }

  private String rare() {
    return "palabra" + Integer.toString(random.nextInt(RARE_WORDS), 26);
  }

  @Benchmark
  public void all() throws InterruptedException {
    double rebuild = rebuild();
    long[] suggestions = suggestions();
    double[] cost = cost();
    System.out.printf("%n%,d casos: índice en %.1f s; sugerencias p50 %.1f ms, p95 %.1f ms, p99 %.1f ms; reportar %.2f ms con índice y %.2f ms sin él (%+.1f %%)%n",
        CASES, rebuild, at(suggestions, 50), at(suggestions, 95), at(suggestions, 99), cost[0], cost[1], 100 * (cost[0] / cost[1] - 1));
  }

  private double rebuild() throws InterruptedException {
    CaseIndex index = desk.getBean(CaseIndex.class);
    await(index);
    long begin = System.nanoTime();
    index.startRebuild();
    await(index);
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (index.indexed() != CASES) {
      throw new IllegalStateException("El índice tiene " + index.indexed());
    }
    return seconds;
  }

  private static void await(CaseIndex index) throws InterruptedException {
    while (index.progress().state() != IndexProgress.State.LISTO) {
      Thread.sleep(20);
    }
  }

  /** Everything that is suggested in Tasklist, for the test set's tickets; the rounds before the last warm up. */
  private long[] suggestions() {
    var tickets = Retrieval.tickets().stream().map(each -> report(each.subject(), each.description(), each.category())).toList();
    Knowledge knowledge = desk.getBean(Knowledge.class);
    Guidance guidance = desk.getBean(Guidance.class);
    SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken.authenticated("sofia", null,
        AuthorityUtils.createAuthorityList(Person.DESK, Person.SUPERVISORS)));
    long[] nanos = new long[0];
    for (int round = 0; round < ROUNDS; round++) {
      nanos = tickets.stream().flatMap(ticket -> IntStream.range(0, 5).mapToObj(i -> ticket)).mapToLong(ticket -> {
        long begin = System.nanoTime();
        knowledge.protocols(ticket);
        String missing = knowledge.similar(ticket, AGENT).missing();
        if (missing != null) {
          throw new IllegalStateException(missing);
        }
        guidance.of(ticket.folio());
        return System.nanoTime() - begin;
      }).sorted().toArray();
    }
    return nanos;
  }

  /**
   * Median milliseconds of a report, one with and one without the index in turns and in one desk: two of them, each with its
   * own connections, differ by more than what is measured.
   */
  private double[] cost() {
    SearchMapping mapping = Search.mapping(desk.getBean(EntityManagerFactory.class));
    long[][] nanos = new long[2][REPORTS];
    for (int i = -WARM_UP; i < REPORTS; i++) {
      for (int turn = 0; turn < 2; turn++) {
        int which = Math.floorMod(i + turn, 2);
        mapping.indexingPlanFilter(which == 0 ? all -> {} : all -> all.exclude(Ticket.class));
        long begin = System.nanoTime();
        report("No abre el correo", "Desde ayer no abre.", "CORREO");
        if (i >= 0) {
          nanos[which][i] = System.nanoTime() - begin;
        }
      }
    }
    return Arrays.stream(nanos).mapToDouble(each -> at(Arrays.stream(each).sorted().toArray(), 50)).toArray();
  }

  private Ticket report(String subject, String description, String category) {
    String folio = Person.acting("luis", () -> desk.getBean(ServiceDesk.class).open(TicketType.INCIDENTE, Map.of("subject", subject,
        "description", description, "impact", "MEDIO", "urgency", "MEDIA", "category", category))).folio();
    return desk.getBean(Tickets.class).get(folio);
  }

  private static double at(long[] sorted, int percent) {
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
  }

  @TearDown
  public void close() throws IOException {
    desk.close();
    postgres.close();
    FileSystemUtils.deleteRecursively(folder);
  }
}
