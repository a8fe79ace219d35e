package mx.semaforo.web.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mx.semaforo.process.TaskCards;
import mx.semaforo.process.TaskCards.TaskCard;
import mx.semaforo.sla.ClockName;
import mx.semaforo.sla.ClockReport;
import mx.semaforo.sla.Deadline;
import mx.semaforo.ticket.Activity;
import mx.semaforo.ticket.DeskState;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Ticket;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tickets behind the tasks of a list, a page at a time. */
@RestController
@RequestMapping(path = "/api/v1/tasks", produces = APPLICATION_JSON_VALUE)
@Tag(name = "Tickets")
class TasksController {

  private static final int MOST = 100;
  private static final Pattern ID = Pattern.compile("[\\w-]{1,64}");

  private final TaskCards cards;

  TasksController(TaskCards cards) {
    this.cards = cards;
  }

  @GetMapping
  @Operation(summary = "Dice el estado y el tiempo que queda de los tickets de estas tareas", description = """
      «ids» lleva hasta 100 identificadores de tareas, separados por comas; los que no existen o no puedes ver no aparecen. Los minutos
      son de tiempo laborable, negativos si ya venció. Sin reloj que corra o esté en pausa, «clock» y lo que sigue van vacíos.""")
  Items<TaskView> tasks(@RequestParam(required = false) String ids) {
    return Items.all(cards.of(read(ids)).stream().map(TaskView::of).toList());
  }

  private static Set<String> read(String ids) {
    if (ids == null || ids.isBlank()) {
      throw new InvalidField("ids", "Falta «ids»: los identificadores de las tareas, separados por comas.");
    }
    Set<String> each = Arrays.stream(ids.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    if (!each.stream().allMatch(id -> ID.matcher(id).matches())) {
      throw new InvalidField("ids", "«ids» lleva identificadores de tareas, separados por comas: quita lo demás.");
    }
    if (each.size() > MOST) {
      throw new InvalidField("ids", "En «ids» caben %d identificadores: pide los demás en otra petición.".formatted(MOST));
    }
    return each;
  }

  /** @param label the state in Spanish; @param left the time left, and {@code due} until when, in Spanish */
  record TaskView(String task, String folio, DeskState state, String label, Activity activity, ClockName clock, String clockLabel,
      ClockReport.State clockState, Boolean breached, Integer percent, Long minutes, Instant dueAt, String left, String due) {

    static TaskView of(TaskCard card) {
      Ticket ticket = card.ticket();
      Deadline deadline = card.deadline().orElse(null);
      boolean counts = deadline != null;
      return new TaskView(card.task(), ticket.folio(), ticket.state(), ticket.state().label(), ticket.state().activity(),
          counts ? deadline.clock() : null, counts ? deadline.clock().label() : null, counts ? deadline.state() : null,
          counts ? deadline.breached() : null, counts ? deadline.percent() : null, counts ? deadline.minutes() : null,
          counts ? deadline.dueAt() : null, counts ? deadline.left() : null, counts ? deadline.due() : null);
    }
  }
}
