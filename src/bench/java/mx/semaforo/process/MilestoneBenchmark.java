package mx.semaforo.process;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.TicketType;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
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

/**
 * {@code -Dmilestones} milestones due at the same instant, fired by the job executor as it is shipped, held against as
 * many timers of the engine that do nothing at all. Every firing waits for the disk, as in production.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(1)
public class MilestoneBenchmark {

  private static final int MILESTONES = Integer.getInteger("milestones", 10_000);
  private static final Instant MONDAY_9AM = Instant.parse("2026-01-12T15:00:00Z");
  private static final String BARE = "reloj";

  private DeskOnPostgres desk;
  private ProcessEngine engine;
  private JobExecutor executor;

  @Setup
  public void start() throws Exception {
    desk = new DeskOnPostgres();
    engine = desk.bean(ProcessEngine.class);
    executor = desk.bean(JobExecutor.class);
    executor.shutdown();
    engine.getRepositoryService().createDeployment().addModelInstance(BARE + ".bpmn", Bpmn.createExecutableProcess(BARE)
        .startEvent().userTask("Task_Espera").endEvent()
        .moveToActivity("Task_Espera").boundaryEvent().cancelActivity(false).timerWithCycle("R/PT90M").endEvent().done()).deploy();
    compare(Math.min(1_000, MILESTONES));
  }

  @Benchmark
  public double milestones() throws InterruptedException {
    return compare(MILESTONES);
  }

  private double compare(int count) throws InterruptedException {
    double floor = pace(count, this::startBare);
    double desk = pace(count, this::report);
    System.out.printf("%n%,d hitos: %.0f por segundo; temporizadores vacíos: %.0f por segundo; proporción %.2f%n", count, desk, floor,
        desk / floor);
    return desk / floor;
  }

  /** @return timers per second; the first milestone of a P3 is due after 90 working minutes, as the bare timer */
  private double pace(int count, Runnable opening) throws InterruptedException {
    ClockUtil.setCurrentTime(Date.from(MONDAY_9AM));
    IntStream.range(0, count).parallel().forEach(i -> opening.run());
    ClockUtil.setCurrentTime(Date.from(MONDAY_9AM.plus(Duration.ofMinutes(91))));
    if (due() != count) {
      throw new IllegalStateException("Vencen %d temporizadores y no %d".formatted(due(), count));
    }
    long begin = System.nanoTime();
    executor.start();
    while (due() > 0) {
      Thread.sleep(50);
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    executor.shutdown();
    if (engine.getRuntimeService().createIncidentQuery().count() > 0) {
      throw new IllegalStateException("Hay temporizadores que fallaron");
    }
    for (String process : new String[] {BARE, IncidentProcess.KEY}) {
      engine.getRuntimeService().updateProcessInstanceSuspensionState().byProcessDefinitionKey(process).suspend();
    }
    return count / seconds;
  }

  private long due() {
    return engine.getManagementService().createJobQuery().active().duedateLowerThan(ClockUtil.getCurrentTime()).count();
  }

  private void startBare() {
    engine.getFormService().submitStartForm(
        engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(BARE).singleResult().getId(), Map.of());
  }

  private void report() {
    Person.acting("luis", () -> desk.bean(ServiceDesk.class).open(TicketType.INCIDENTE, Map.of("subject", "No abre el correo",
        "description", "Desde ayer no abre.", "impact", "MEDIO", "urgency", "MEDIA", "category", "CORREO")));
  }

  @TearDown
  public void close() throws IOException {
    desk.close();
  }
}
