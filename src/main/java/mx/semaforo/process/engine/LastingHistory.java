package mx.semaforo.process.engine;

import org.camunda.bpm.engine.impl.history.HistoryLevelAudit;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** The level "audit", except that a process whose diagram keeps its history for no day at all ("P0D") writes none. */
class LastingHistory extends HistoryLevelAudit {

  @Override
  public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
    return super.isHistoryEventProduced(type, entity) && !(entity instanceof ExecutionEntity execution && isForgotten(execution));
  }

  private static boolean isForgotten(ExecutionEntity execution) {
    Integer days = execution.getProcessDefinition().getHistoryTimeToLive();
    return days != null && days == 0;
  }
}
