package mx.semaforo.process.engine;

import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.sla.SlaClocks;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.springframework.stereotype.Component;

/** Mirrors where the token rests and who holds the task into the ticket's row and clocks; decides nothing. */
@Component
class Recorder implements ExecutionListener, TaskListener {

  private final Tickets tickets;
  private final SlaClocks clocks;
  private final SlaTimer timer;

  Recorder(Tickets tickets, SlaClocks clocks, SlaTimer timer) {
    this.tickets = tickets;
    this.clocks = clocks;
    this.timer = timer;
  }

  @Override
  public void notify(DelegateExecution execution) {
    enter(execution.getProcessBusinessKey(), WaitingElement.of(execution));
    ExecutionEntity caller = ((ExecutionEntity) execution).getProcessInstance().getSuperExecution();
    if (caller != null) {
      arm(caller);
    }
  }

  void enter(String folio, WaitingElement element) {
    tickets.enter(folio, element.state());
    clocks.enter(folio, element.clocks(), element.clocksByAgreement(), element.state().isPending(), element.state().because());
  }

  /** The milestone timer of the activity in which this execution stands, if it has one. */
  void arm(ExecutionEntity execution) {
    execution.getJobs().stream().filter(Recorder::isMilestone).forEach(job -> job.setDuedate(timer.armed(execution)));
  }

  @Override
  public void notify(DelegateTask task) {
    DelegateExecution execution = task.getExecution();
    if (WaitingElement.of(execution).isAgents()) {
      tickets.assign(execution.getProcessBusinessKey(), task.getAssignee());
      RoadSigns.put(execution, Sign.AGENT, task.getAssignee());
    }
  }

  private static boolean isMilestone(JobEntity job) {
    return job instanceof TimerEntity && job.getJobDefinition().getJobConfiguration().contains(SlaTimer.NEXT);
  }
}
