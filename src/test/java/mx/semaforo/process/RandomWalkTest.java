package mx.semaforo.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import mx.semaforo.DeskTest;
import mx.semaforo.process.engine.Consistency;
import mx.semaforo.security.Person;
import mx.semaforo.sla.ClockName;
import mx.semaforo.sla.ClockReport;
import mx.semaforo.ticket.DeskState;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketRuleViolation;
import mx.semaforo.ticket.TimelineEntry;
import mx.semaforo.ticket.TimelineEntry.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Tickets that take random legal actions while time passes. After each step the clocks say the same as a plain
 * recomputation from the timeline, and no milestone has fired twice, late or at night. {@code -Dsemaforo.walks=N} runs
 * more of them.
 */
class RandomWalkTest extends DeskTest {

  private static final ZoneId MEXICO = ZoneId.of("America/Mexico_City");
  private static final Set<LocalDate> HOLIDAYS =
      Set.of(LocalDate.of(2026, 2, 2), LocalDate.of(2026, 3, 16), LocalDate.of(2026, 5, 1), LocalDate.of(2026, 9, 16));
  private static final List<LocalTime[]> SHIFTS = List.of(
      new LocalTime[] {LocalTime.of(9, 0), LocalTime.of(14, 0)}, new LocalTime[] {LocalTime.of(15, 0), LocalTime.of(18, 0)});
  private static final List<String> PEOPLE = List.of("luis", "ana", "beto", "carla", "sofia");
  private static final int STEPS = 12;

  @Autowired private Consistency consistency;

  static List<Long> seeds() {
    List<Long> seeds = new ArrayList<>();
    for (long seed = 1; seed <= Integer.getInteger("semaforo.walks", 40); seed++) {
      seeds.add(seed);
    }
    return seeds;
  }

  @ParameterizedTest(name = "walk {0}")
  @MethodSource("seeds")
  void clocksAgreeWithTheTimelineAfterEachStep(long seed) {
    Random random = new Random(seed);
    String folio = reported(pick(random, "ALTO", "MEDIO", "BAJO"), pick(random, "ALTA", "MEDIA", "BAJA"),
        pick(random, "CORREO", "RED", "VPN", "OTRO")).folio();
    check(folio);
    for (int step = 0; step < STEPS && process(folio) != null; step++) {
      advance(Duration.ofMinutes(1 + random.nextInt(random.nextInt(4) == 0 ? 4000 : 300)));
      check(folio);
      clocks.explain(folio).forEach(this::milestonesHaveFiredInTime);
      String person = PEOPLE.get(random.nextInt(PEOPLE.size()));
      Ticket ticket = tickets.get(folio);
      if (as(person, () -> tickets.isVisibleTo(ticket, Person.current()))) {
        List<Action> offered = as(person, () -> desk.actions(folio));
        if (!offered.isEmpty()) {
          act(random, person, folio, offered.get(random.nextInt(offered.size())));
          check(folio);
        }
      }
    }
  }

  private void act(Random random, String person, String folio, Action action) {
    Map<String, Object> fields = new HashMap<>();
    action.required().forEach(field -> fields.put(field.apiName(), switch (field) {
      case RATING -> 1 + random.nextInt(5);
      case OF -> reported().folio();
      default -> "Texto de prueba";
    }));
    if (action == Action.RECLASIFICAR) {
      fields.put("impact", pick(random, "ALTO", "MEDIO", "BAJO"));
      fields.put("category", pick(random, "CORREO", "RED"));
    }
    try {
      act(person, folio, action, fields);
    } catch (TicketRuleViolation lastLevel) {
      assertThat(action).isEqualTo(Action.ESCALAR);
    }
  }

  private void check(String folio) {
    assertThat(consistency.check(folio)).as("%s", texts(folio)).isEmpty();
    List<TimelineEntry> entries = timeline(folio);
    assertThat(minutes(folio, ClockName.SOLUCION))
        .as("solución de %s: %s", folio, texts(folio))
        .isEqualTo(worked(entries, Set.of(DeskState.ABIERTO, DeskState.EN_PROCESO)).toMinutes());
    assertThat(minutes(folio, ClockName.RESPUESTA)).isEqualTo(worked(entries, Set.of(DeskState.ABIERTO)).toMinutes());
    assertThat(entries.stream().filter(entry -> entry.kind() == Kind.HITO).map(TimelineEntry::at))
        .allMatch(at -> isOpen(at.minus(Duration.ofMinutes(15))) || isOpen(at));
  }

  /** Once time has passed: a new priority fires what is overdue a second later. */
  private void milestonesHaveFiredInTime(ClockReport report) {
    assertThat(report.milestones()).allSatisfy(mark -> {
      if (mark.firedAt() != null) {
        assertThat(mark.firedAt()).isAfterOrEqualTo(mark.at());
      } else if (report.state() == ClockReport.State.CORRIENDO && isOpen(clock.instant())) {
        assertThat(mark.at()).isAfter(clock.instant().minusSeconds(2));
      }
    });
  }

  private long minutes(String folio, ClockName name) {
    return clock(folio, name).elapsedMinutes();
  }

  /** Working time in these states, by the state changes in the timeline alone. */
  private Duration worked(List<TimelineEntry> entries, Set<DeskState> states) {
    Duration sum = Duration.ZERO;
    DeskState state = DeskState.ABIERTO;
    Instant since = entries.get(0).at();
    for (TimelineEntry entry : entries) {
      if (entry.kind() == Kind.ESTADO) {
        sum = states.contains(state) ? sum.plus(working(since, entry.at())) : sum;
        String to = entry.text().substring(entry.text().indexOf('→') + 2);
        state = Arrays.stream(DeskState.values()).filter(each -> each.label().equals(to)).findFirst().orElseThrow();
        since = entry.at();
      }
    }
    return states.contains(state) ? sum.plus(working(since, clock.instant())) : sum;
  }

  private static Duration working(Instant from, Instant to) {
    Duration sum = Duration.ZERO;
    for (LocalDate day = from.atZone(MEXICO).toLocalDate(); !day.isAfter(to.atZone(MEXICO).toLocalDate()); day = day.plusDays(1)) {
      if (isWorkingDay(day)) {
        for (LocalTime[] shift : SHIFTS) {
          Instant start = later(from, day.atTime(shift[0]).atZone(MEXICO).toInstant());
          Instant end = earlier(to, day.atTime(shift[1]).atZone(MEXICO).toInstant());
          sum = end.isAfter(start) ? sum.plus(Duration.between(start, end)) : sum;
        }
      }
    }
    return sum;
  }

  private static boolean isOpen(Instant at) {
    LocalTime time = at.atZone(MEXICO).toLocalTime();
    return isWorkingDay(at.atZone(MEXICO).toLocalDate())
        && SHIFTS.stream().anyMatch(shift -> !time.isBefore(shift[0]) && time.isBefore(shift[1]));
  }

  private static boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !HOLIDAYS.contains(day);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static String pick(Random random, String... words) {
    return words[random.nextInt(words.length)];
  }
}
