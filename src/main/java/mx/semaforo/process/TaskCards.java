package mx.semaforo.process;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mx.semaforo.security.Person;
import mx.semaforo.sla.Deadline;
import mx.semaforo.sla.SlaClocks;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** What a page of the task list says of the tickets behind its tasks, in as many statements for a hundred cards as for one. */
@Component
public class TaskCards {

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final EngineSession session;
  private final Tickets tickets;
  private final SlaClocks clocks;

  TaskCards(TaskService tasks, RuntimeService runtime, EngineSession session, Tickets tickets, SlaClocks clocks) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.session = session;
    this.tickets = tickets;
    this.clocks = clocks;
  }

  /** @param task the engine's id; @param deadline empty where the ticket's clocks stand */
  public record TaskCard(String task, Ticket ticket, Optional<Deadline> deadline) {}

  /** Of these tasks, those that whoever asks may see. A task of a service's own fulfilment shows the ticket that it belongs to. */
  public List<TaskCard> of(Collection<String> ids) {
    List<Task> seen = session.as(Person.current(), () -> tasks.createTaskQuery().taskIdIn(ids.toArray(String[]::new)).list());
    if (seen.isEmpty()) {
      return List.of();
    }
    Map<String, String> folios = folios(seen.stream().map(Task::getProcessInstanceId).collect(toSet()));
    Map<String, Ticket> found = tickets.all(new HashSet<>(folios.values())).stream().collect(toMap(Ticket::folio, ticket -> ticket));
    Map<String, Deadline> deadlines = clocks.deadlines(found.keySet());
    return seen.stream().filter(task -> found.containsKey(folios.get(task.getProcessInstanceId()))).map(task -> {
      Ticket ticket = found.get(folios.get(task.getProcessInstanceId()));
      return new TaskCard(task.getId(), ticket, Optional.ofNullable(deadlines.get(ticket.folio())));
    }).toList();
  }

  /** By process instance; a called process carries the folio of the ticket it works for. */
  private Map<String, String> folios(Set<String> instances) {
    return runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
        .filter(instance -> instance.getBusinessKey() != null)
        .collect(toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
  }
}
