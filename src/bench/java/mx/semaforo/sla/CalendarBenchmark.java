package mx.semaforo.sla;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/** Working time over a day, a month and a year: below 5 µs each, whatever the span. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CalendarBenchmark {

  private static final Instant START = Instant.parse("2026-03-02T16:17:18Z");

  @Param({"1", "30", "365"})
  int days;

  private BusinessCalendar calendar;
  private Instant end;
  private Duration working;

  @Setup
  public void read() throws IOException {
    Path mx = Path.of("bpmn/calendarios/mx.yaml");
    calendar = BusinessCalendar.parse("mx.yaml", Files.readString(mx));
    end = START.plus(Duration.ofDays(days));
    working = calendar.elapsed(START, end);
  }

  @Benchmark
  public Instant due() {
    return calendar.due(START, working);
  }

  @Benchmark
  public Instant dueBackward() {
    return calendar.dueBackward(end, working);
  }

  @Benchmark
  public Duration elapsed() {
    return calendar.elapsed(START, end);
  }

  @Benchmark
  public Instant dueDays() {
    return calendar.dueDays(START, days, true);
  }
}
