package mx.semaforo.process.engine;

import java.util.Set;
import mx.semaforo.process.TicketProcess.Sign;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.HistoryLevelAudit;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * The level "audit", except that a process whose diagram keeps its history for no day at all ("P0D") writes none, and
 * that of a ticket's variables only the road signs are kept: what a box is told is in the ticket, not in the engine.
 */
class LastingHistory extends HistoryLevelAudit {

  private static final Set<String> SIGNS = Set.of(Sign.FOLIO, Sign.SUBJECT, Sign.REQUESTER, Sign.PRIORITY, Sign.GROUP, Sign.AGENT,
      Sign.SERVICE, Sign.CONFIDENTIAL);

  @Override
  public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
    return super.isHistoryEventProduced(type, entity) && !(entity instanceof ExecutionEntity execution && isForgotten(execution))
        && !(entity instanceof VariableInstanceEntity variable && isLuggage(variable));
  }

  private static boolean isForgotten(ExecutionEntity execution) {
    Integer days = execution.getProcessDefinition().getHistoryTimeToLive();
    return days != null && days == 0;
  }

  private static boolean isLuggage(VariableInstanceEntity variable) {
    return variable.getProcessDefinitionId() != null && !SIGNS.contains(variable.getName())
        && TicketParseListener.isOfTickets(Context.getProcessEngineConfiguration().getDeploymentCache()
            .findDeployedProcessDefinitionById(variable.getProcessDefinitionId()));
  }
}
