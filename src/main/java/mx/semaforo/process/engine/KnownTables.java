package mx.semaforo.process.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionManager;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/**
 * What a deployment holds never changes, so a table that a diagram names is looked for once; the engine asks the database
 * at every evaluation.
 */
class KnownTables implements SessionFactory {

  private final Map<String, DecisionDefinitionEntity> found = new ConcurrentHashMap<>();

  @Override
  public Class<?> getSessionType() {
    return DecisionDefinitionManager.class;
  }

  @Override
  public Session openSession() {
    return new DecisionDefinitionManager() {
      @Override
      public DecisionDefinitionEntity findDecisionDefinitionByDeploymentAndKey(String deployment, String key) {
        DecisionDefinitionEntity known = found.get(deployment + key);
        if (known == null) {
          known = super.findDecisionDefinitionByDeploymentAndKey(deployment, key);
          if (known != null) {
            found.put(deployment + key, known);
          }
        }
        return known;
      }
    };
  }
}
