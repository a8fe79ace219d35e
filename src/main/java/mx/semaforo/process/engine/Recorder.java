package mx.semaforo.process.engine;

import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.sla.SlaClocks;
import mx.semaforo.ticket.DeskState;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Mirrors where the token rests and who holds the task into the ticket's row and clocks; decides nothing. */
@Component
class Recorder implements ExecutionListener, TaskListener {

  private final Tickets tickets;
  private final SlaClocks clocks;

  Recorder(Tickets tickets, SlaClocks clocks) {
    this.tickets = tickets;
    this.clocks = clocks;
  }

  @Override
  public void notify(DelegateExecution execution) {
    enter(execution.getProcessBusinessKey(), WaitingElement.of(execution));
  }

  void enter(String folio, WaitingElement element) {
    tickets.enter(folio, element.state());
    clocks.enter(folio, element.clocks(), element.clocksByAgreement(), element.state().isPending(), element.state().because());
  }

  @Override
  public void notify(DelegateTask task) {
    DelegateExecution execution = task.getExecution();
    if (WaitingElement.of(execution).state() != DeskState.CERRADO) {
      tickets.assign(execution.getProcessBusinessKey(), task.getAssignee());
      execution.setVariable(Sign.AGENT, task.getAssignee());
    }
  }
}
