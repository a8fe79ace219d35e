package mx.semaforo.assignment;

import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo's agents with something to tell of each, while the table knows nobody. */
@Component
@Profile("demo")
@ConfigurationProperties("semaforo.demo")
class DemoAgents implements InitializingBean {

  private final AgentProfiles profiles;
  private List<AgentProfile> agents = List.of();

  DemoAgents(AgentProfiles profiles) {
    this.profiles = profiles;
  }

  public List<AgentProfile> getAgents() {
    return agents;
  }

  public void setAgents(List<AgentProfile> agents) {
    this.agents = agents;
  }

  @Override
  public void afterPropertiesSet() {
    if (profiles.areNone()) {
      agents.forEach(profiles::store);
    }
  }
}
