package mx.semaforo.process.engine;

import java.util.List;
import java.util.Optional;
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

  /** Id of the form that moves a fulfilment on from here. */
  public Optional<String> form(Task task) {
    return Optional.ofNullable(element(task).form());
  }

  /** Somebody decides here on a request, whoever attends it. */
  public boolean isApproval(Task task) {
    return element(task).isApproval();
  }

  /** Whoever holds it is the ticket's agent. */
  public boolean isAgents(Task task) {
    return element(task).isAgents();
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
