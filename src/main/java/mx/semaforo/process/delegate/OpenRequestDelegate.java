package mx.semaforo.process.delegate;

import java.util.Map;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.process.RequestProcess;
import mx.semaforo.process.TicketProcess.Sign;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Abrir la solicitud": what a service's form in the task list says goes the way of every request. */
@InDiagrams
class OpenRequestDelegate implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    ProcessEngineServices engine = execution.getProcessEngineServices();
    String definition = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(RequestProcess.KEY)
        .latestVersion().singleResult().getId();
    engine.getFormService().submitStartForm(definition, Map.of(Sign.SERVICE, token.passed("servicioPedido"), Sign.VALUES, token.values()));
  }
}
