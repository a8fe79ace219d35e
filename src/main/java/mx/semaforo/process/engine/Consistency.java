package mx.semaforo.process.engine;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import mx.semaforo.process.RequestProcess;
import mx.semaforo.sla.SlaClocks;
import mx.semaforo.sla.SlaClocks.NextMilestone;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holds each open ticket's row, clocks, task and milestone timer against the place where its token rests. Changes nothing. */
@Component
public class Consistency {

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ManagementService management;
  private final RepositoryServiceImpl repository;
  private final Tickets tickets;
  private final SlaClocks clocks;
  private final Clock clock;

  Consistency(RuntimeService runtime, TaskService tasks, ManagementService management, RepositoryService repository,
      Tickets tickets, SlaClocks clocks, Clock clock) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.management = management;
    this.repository = (RepositoryServiceImpl) repository;
    this.tickets = tickets;
    this.clocks = clocks;
    this.clock = clock;
  }

  /** @param what in Spanish, which of the ticket's facts; @param expected what the diagram asks for */
  public record Difference(String folio, String what, String expected, String found) {}

  /** @return empty for a ticket in order */
  @Transactional(readOnly = true)
  public List<Difference> check(String folio) {
    Findings findings = new Findings(folio, new ArrayList<>());
    Ticket ticket = tickets.get(folio);
    ProcessInstance process = runtime.createProcessInstanceQuery().processInstanceBusinessKey(folio).rootProcessInstances().singleResult();
    if (process == null) {
      findings.compare("proceso", ticket.isOpen() ? "en curso" : "terminado", "terminado");
      return findings.differences();
    }
    List<Place> resting = Stream.concat(Stream.of(process),
            runtime.createProcessInstanceQuery().superProcessInstanceId(process.getId()).list().stream())
        .flatMap(this::resting).toList();
    if (resting.size() != 1) {
      findings.compare("lugar del proceso", "una espera", resting.stream().map(place -> place.activity().getId()).collect(joining(", ")));
      return findings.differences();
    }
    WaitingElement element = resting.get(0).element();
    findings.compare("estado", element.state(), ticket.state());
    findings.compare("relojes que corren",
        clocks.expected(folio, element.clocks(), element.clocksByAgreement(), ticket.stateSince()), clocks.running(folio));
    if (element.isAgents()) {
      task(findings, ticket);
    }
    milestone(findings, element, process, ticking(process, resting.get(0)));
    return findings.differences();
  }

  /** Where a token waits. */
  private record Place(ActivityImpl activity, WaitingElement element) {}

  private Stream<Place> resting(ProcessInstance process) {
    ProcessDefinitionEntity definition = definition(process);
    return runtime.getActiveActivityIds(process.getId()).stream().map(definition::findActivity)
        .map(activity -> new Place(activity, WaitingElement.of(definition, activity.getId()))).filter(place -> place.element() != null);
  }

  private ProcessDefinitionEntity definition(ProcessInstance process) {
    return (ProcessDefinitionEntity) repository.getDeployedProcessDefinition(process.getProcessDefinitionId());
  }

  /** The activity of the ticket's own process to which the milestone timer belongs: the wait itself, or the call around it. */
  private ActivityImpl ticking(ProcessInstance process, Place place) {
    ActivityImpl own = definition(process).findActivity(place.activity().getId());
    return own == place.activity() ? own : definition(process).findActivity(RequestProcess.CALL_CUMPLIR);
  }

  private void task(Findings findings, Ticket ticket) {
    Task task = tasks.createTaskQuery().processInstanceBusinessKey(ticket.folio()).singleResult();
    if (task == null) {
      return;
    }
    findings.compare("agente", ticket.assignee(), task.getAssignee());
    findings.compare("grupo", Set.of(ticket.group()), tasks.getIdentityLinksForTask(task.getId()).stream()
        .map(IdentityLink::getGroupId).filter(Objects::nonNull).collect(toCollection(TreeSet::new)));
    findings.compare("prioridad", ticket.priority().weight(), task.getPriority());
  }

  private void milestone(Findings findings, WaitingElement element, ProcessInstance process, ActivityImpl activity) {
    List<JobDefinition> timers = management.createJobDefinitionQuery().processDefinitionId(process.getProcessDefinitionId()).list()
        .stream().filter(each -> each.getJobConfiguration().contains(SlaTimer.NEXT)).toList();
    boolean ticks = timers.stream()
        .anyMatch(each -> activity.getProcessDefinition().findActivity(each.getActivityId()).getEventScope() == activity);
    Set<String> ids = timers.stream().map(JobDefinition::getId).collect(toSet());
    List<Job> jobs = management.createJobQuery().processInstanceId(process.getId()).list().stream()
        .filter(job -> ids.contains(job.getJobDefinitionId())).toList();
    findings.compare("temporizadores de hito", ticks ? 1 : 0, jobs.size());
    if (ticks && jobs.size() == 1 && jobs.get(0).getExceptionMessage() == null) {
      due(findings, element, jobs.get(0).getDuedate().toInstant());
    }
  }

  /** A timer whose instant has come asks again when it fires; one that waits must wait for the next milestone. */
  private void due(Findings findings, WaitingElement element, Instant due) {
    NextMilestone next = clocks.next(findings.folio(), element.clocks(), element.clocksByAgreement());
    boolean firing = next.overdue() && !due.isAfter(clock.instant().plusSeconds(1));
    if (!firing) {
      findings.compare("próximo hito", next.arming().orElse(SlaCycleCalendar.NEVER), due);
    }
  }

  private record Findings(String folio, List<Difference> differences) {

    void compare(String what, Object expected, Object found) {
      if (!Objects.equals(expected, found)) {
        differences.add(new Difference(folio, what, String.valueOf(expected), String.valueOf(found)));
      }
    }
  }
}
