package mx.semaforo.process.engine;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** People to try the desk with, all with the same known password; made once, in the demo only. */
@Component
@Profile("demo")
@DependsOn("deskSetup")
@ConfigurationProperties("semaforo.demo")
public class DemoPeople implements InitializingBean {

  public static final String PASSWORD = "demo";

  private final IdentityService identities;
  private List<Somebody> people = List.of();

  DemoPeople(IdentityService identities) {
    this.identities = identities;
  }

  /** @param role what this person is, for the login page */
  public record Somebody(String id, String name, List<String> groups, String role) {}

  public List<Somebody> getPeople() {
    return people;
  }

  public void setPeople(List<Somebody> people) {
    this.people = people;
  }

  @Override
  public void afterPropertiesSet() {
    people.stream().filter(each -> identities.createUserQuery().userId(each.id()).count() == 0).forEach(this::create);
  }

  private void create(Somebody somebody) {
    User user = identities.newUser(somebody.id());
    user.setPassword(PASSWORD);
    String[] name = somebody.name().split(" ", 2);
    user.setFirstName(name[0]);
    user.setLastName(name[1]);
    identities.saveUser(user);
    somebody.groups().forEach(group -> identities.createMembership(somebody.id(), group));
  }
}
