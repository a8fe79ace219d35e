package mx.semaforo.process.engine;

import java.util.List;
import mx.semaforo.process.Action;
import mx.semaforo.process.ActionNotAllowed;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** What the diagram says of the element in which a task rests. */
@Component
public class Waiting {

  private final RepositoryServiceImpl repository;

  Waiting(RepositoryService repository) {
    this.repository = (RepositoryServiceImpl) repository;
  }

  /** The actions that complete it. */
  public List<Action> decisions(Task task) {
    return element(task).decisions();
  }

  /** For an action that does not complete it. */
  public ActionNotAllowed refusal(Task task, Action action) {
    return element(task).refusal(action);
  }

  private WaitingElement element(Task task) {
    return WaitingElement.of((ProcessDefinitionEntity) repository.getDeployedProcessDefinition(task.getProcessDefinitionId()),
        task.getTaskDefinitionKey());
  }
}
