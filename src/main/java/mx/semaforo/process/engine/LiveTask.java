package mx.semaforo.process.engine;

import java.util.List;
import java.util.Objects;
import mx.semaforo.approval.Approval;
import mx.semaforo.approval.Approvals;
import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.ticket.DeskState;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.ServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
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
  private final Approvals approvals;
  private final Recorder recorder;
  private final SlaTimer timer;

  LiveTask(ObjectProvider<TaskService> taskService, Tickets tickets, Approvals approvals, Recorder recorder, SlaTimer timer) {
    this.taskService = taskService;
    this.tickets = tickets;
    this.approvals = approvals;
    this.recorder = recorder;
    this.timer = timer;
  }

  /** For what changed the row from outside the process. */
  public void follow(String folio) {
    ((ServiceImpl) taskService.getObject()).getCommandExecutor().execute(context -> {
      Ticket ticket = tickets.get(folio);
      tasks(folio).forEach(task -> follow((TaskEntity) task, ticket));
      return null;
    });
  }

  /** @param ticketProcess any execution of the ticket's own process instance */
  public void follow(DelegateExecution ticketProcess) {
    Ticket ticket = tickets.get(ticketProcess.getProcessBusinessKey());
    signs(ticketProcess, ticket);
    tasks(ticket.folio()).forEach(task -> follow((TaskEntity) task, ticket));
  }

  private List<Task> tasks(String folio) {
    return taskService.getObject().createTaskQuery().processInstanceBusinessKey(folio).list();
  }

  private static void signs(DelegateExecution execution, Ticket ticket) {
    RoadSigns.put(execution, Sign.PRIORITY, ticket.priority().name());
    RoadSigns.put(execution, Sign.GROUP, ticket.group());
    RoadSigns.put(execution, Sign.AGENT, ticket.assignee());
  }

  private void follow(TaskEntity task, Ticket ticket) {
    ExecutionEntity execution = task.getExecution();
    WaitingElement element = WaitingElement.of(execution.getProcessDefinition(), task.getTaskDefinitionKey());
    if (element.state() == DeskState.CERRADO) {
      return;
    }
    signs(execution, ticket);
    switch (element.holder()) {
      case AGENTE -> hand(task, ticket.group(), ticket.assignee());
      case APROBADOR -> approvals.next(ticket.folio()).ifPresent(next -> hand(task, next));
      case SOLICITANTE -> { }
    }
    task.setPriority(ticket.priority().weight());
    task.setDueDate(timer.due(execution));
    recorder.enter(ticket.folio(), element);
    recorder.arm(execution);
    ExecutionEntity caller = execution.getProcessInstance().getSuperExecution();
    if (caller != null) {
      recorder.arm(caller);
    }
  }

  private static void hand(TaskEntity task, Approval approval) {
    hand(task, approval.role(), approval.approver());
  }

  private static void hand(TaskEntity task, String group, String assignee) {
    task.getCandidates().stream().filter(link -> link.getGroupId() != null && !link.getGroupId().equals(group)).toList()
        .forEach(link -> task.deleteCandidateGroup(link.getGroupId()));
    if (group != null && task.getCandidates().stream().noneMatch(link -> group.equals(link.getGroupId()))) {
      task.addGroupIdentityLink(group, IdentityLinkType.CANDIDATE);
    }
    if (!Objects.equals(task.getAssignee(), assignee)) {
      task.setAssignee(assignee);
    }
  }
}
