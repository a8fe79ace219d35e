package mx.semaforo.process.engine;

import java.util.Objects;
import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.ticket.DeskState;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.ServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Brings the resting task in line with its row when something beside the token changed the row: group, assignee,
 * priority, due date and the timer of the next milestone.
 */
@Component
public class LiveTask {

  private final ObjectProvider<TaskService> taskService;
  private final Tickets tickets;
  private final Recorder recorder;
  private final SlaTimer timer;

  LiveTask(ObjectProvider<TaskService> taskService, Tickets tickets, Recorder recorder, SlaTimer timer) {
    this.taskService = taskService;
    this.tickets = tickets;
    this.recorder = recorder;
    this.timer = timer;
  }

  /** For what changed the row from outside the process. */
  public void follow(String folio) {
    ((ServiceImpl) taskService.getObject()).getCommandExecutor().execute(context -> {
      taskService.getObject().createTaskQuery().processInstanceBusinessKey(folio).list()
          .forEach(task -> follow(((TaskEntity) task).getExecution().getProcessInstance()));
      return null;
    });
  }

  /** @param ticketProcess any execution of the ticket's own process instance */
  public void follow(DelegateExecution ticketProcess) {
    Ticket ticket = tickets.get(ticketProcess.getProcessBusinessKey());
    ticketProcess.setVariable(Sign.PRIORITY, ticket.priority().name());
    ticketProcess.setVariable(Sign.GROUP, ticket.group());
    ticketProcess.setVariable(Sign.AGENT, ticket.assignee());
    taskService.getObject().createTaskQuery().processInstanceId(ticketProcess.getProcessInstanceId()).list()
        .forEach(task -> follow((TaskEntity) task, ticket));
  }

  private void follow(TaskEntity task, Ticket ticket) {
    ExecutionEntity execution = task.getExecution();
    WaitingElement element = WaitingElement.of(execution.getProcessDefinition(), task.getTaskDefinitionKey());
    if (element.state() == DeskState.CERRADO) {
      return;
    }
    task.getCandidates().stream().filter(link -> link.getGroupId() != null && !link.getGroupId().equals(ticket.group())).toList()
        .forEach(link -> task.deleteCandidateGroup(link.getGroupId()));
    if (task.getCandidates().stream().noneMatch(link -> ticket.group().equals(link.getGroupId()))) {
      task.addGroupIdentityLink(ticket.group(), IdentityLinkType.CANDIDATE);
    }
    if (!Objects.equals(task.getAssignee(), ticket.assignee())) {
      task.setAssignee(ticket.assignee());
    }
    task.setPriority(ticket.priority().weight());
    task.setDueDate(timer.due(execution));
    recorder.enter(ticket.folio(), element);
    execution.getJobs().stream().filter(LiveTask::isMilestone).forEach(job -> job.setDuedate(timer.armed(execution)));
  }

  private static boolean isMilestone(JobEntity job) {
    return job instanceof TimerEntity && job.getJobDefinition().getJobConfiguration().contains(SlaTimer.NEXT);
  }
}
