package mx.semaforo.process.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mx.semaforo.process.engine.Consistency.Difference;
import mx.semaforo.ticket.Tickets;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Component {@code consistency} of the health page: looks at a hundred open tickets at most once a minute, in turn, and
 * at those that were wrong before. A ticket in disorder is for an administrator to look at; the desk goes on working,
 * so the node stays in service.
 */
@Component("consistencyHealthIndicator")
class ConsistencyHealth implements HealthIndicator {

  static final Status DISORDER = new Status("REVISAR", "Hay tickets cuyo registro no coincide con su proceso");

  private static final int AT_ONCE = 100;
  private static final int SHOWN = 20;
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Consistency consistency;
  private final Tickets tickets;
  private final Clock clock;
  private final Map<String, List<Difference>> wrong = new TreeMap<>();
  private String last = "";
  private Instant checkedAt = Instant.EPOCH;

  ConsistencyHealth(Consistency consistency, Tickets tickets, Clock clock) {
    this.consistency = consistency;
    this.tickets = tickets;
    this.clock = clock;
  }

  @Override
  public synchronized Health health() {
    Instant now = clock.instant();
    if (Duration.between(checkedAt, now).abs().compareTo(PAUSE) >= 0) {
      check();
      checkedAt = now;
    }
    return (wrong.isEmpty() ? Health.up() : Health.status(DISORDER)).withDetail("checkedAt", checkedAt)
        .withDetail("tickets", wrong.size())
        .withDetail("differences", wrong.values().stream().flatMap(List::stream).limit(SHOWN).toList()).build();
  }

  private void check() {
    List<String> turn = tickets.openFolios(null, last, AT_ONCE);
    last = turn.size() < AT_ONCE ? "" : turn.get(turn.size() - 1);
    Stream.concat(turn.stream(), List.copyOf(wrong.keySet()).stream().limit(AT_ONCE)).distinct().forEach(folio -> {
      List<Difference> found = confirmed(folio);
      if (found.isEmpty()) {
        wrong.remove(folio);
      } else {
        wrong.put(folio, found);
      }
    });
  }

  /** A step that happens while its ticket is read looks like disorder, but not twice. */
  private List<Difference> confirmed(String folio) {
    return consistency.check(folio).isEmpty() ? List.of() : consistency.check(folio);
  }
}
