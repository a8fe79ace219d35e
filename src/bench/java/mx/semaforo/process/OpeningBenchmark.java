package mx.semaforo.process;

import java.io.IOException;
import java.util.List;
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

/** What opening a request costs beside an incident: {@code -Dopenings} of each on PostgreSQL, in turns of a hundred. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(1)
public class OpeningBenchmark {

  private static final int OPENINGS = Integer.getInteger("openings", 1_000);
  private static final int TURN = 100;

  private DeskOnPostgres desk;
  private ServiceDesk service;

  @Setup
  public void start() throws IOException {
    desk = new DeskOnPostgres();
    service = desk.bean(ServiceDesk.class);
    compare(OPENINGS);
  }

  @Benchmark
  public double openings() {
    return compare(OPENINGS);
  }

  private double compare(int count) {
    long incidents = 0;
    long requests = 0;
    for (int turn = 0; turn < count / TURN; turn++) {
      incidents += time(this::report);
      requests += time(this::request);
    }
    System.out.printf("%n%,d de cada uno: incidente %.2f ms, solicitud %.2f ms, proporción %.2f%n", count, incidents / 1e6 / count,
        requests / 1e6 / count, (double) requests / incidents);
    return (double) requests / incidents;
  }

  private static long time(Runnable opening) {
    long begin = System.nanoTime();
    IntStream.range(0, TURN).forEach(i -> opening.run());
    return System.nanoTime() - begin;
  }

  private void report() {
    Person.acting("luis", () -> service.open(TicketType.INCIDENTE, Map.of("subject", "No abre el correo",
        "description", "Desde ayer no abre.", "impact", "MEDIO", "urgency", "MEDIA", "category", "CORREO")));
  }

  private void request() {
    Person.acting("luis", () -> service.open(TicketType.SOLICITUD, Map.of("service", "solicitud-de-viaticos", "fields", Map.of(
        "destino", "Monterrey", "motivoViaje", "Visita a un cliente", "salida", "2099-01-26", "regreso", "2099-01-28",
        "conceptos", List.of(Map.of("concepto", "TRANSPORTE", "monto", 3000)), "total", 3000))));
  }

  @TearDown
  public void close() throws IOException {
    desk.close();
  }
}
