package mx.semaforo.process;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.TicketType;
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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** What it takes to recalculate {@code -Dopen} open tickets on PostgreSQL whose solution was promised otherwise: to see it, and to do it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(1)
public class RecalculationBenchmark {

  private static final int OPEN = Integer.getInteger("open", 5_000);

  private DeskOnPostgres desk;

  @Setup
  public void start() throws IOException {
    desk = new DeskOnPostgres();
    IntStream.range(0, OPEN).parallel().forEach(i -> Person.acting("luis", () -> desk.bean(ServiceDesk.class).open(TicketType.INCIDENTE,
        Map.of("subject", "No abre el correo", "description", "Desde ayer no abre.", "impact", "MEDIO", "urgency", "MEDIA",
            "category", "CORREO"))));
    desk.bean(JdbcTemplate.class).update("update sla_clock set target = '90 min' where name = 'SOLUCION'");
    SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken.authenticated("sofia", null,
        AuthorityUtils.createAuthorityList(Person.DESK, Person.SUPERVISORS)));
  }

  @Benchmark
  public int preview() {
    return recalculated(Map.of());
  }

  @Benchmark
  public int apply() {
    return recalculated(Map.of("apply", true));
  }

  private int recalculated(Map<String, ?> sent) {
    int changes = desk.bean(Recalculation.class).run(sent).size();
    if (changes != OPEN) {
      throw new IllegalStateException("Cambian %d plazos y no %d".formatted(changes, OPEN));
    }
    return changes;
  }

  @TearDown
  public void close() throws IOException {
    SecurityContextHolder.clearContext();
    desk.close();
  }
}
