package mx.semaforo.process;

import java.util.List;
import java.util.function.Supplier;
import mx.semaforo.security.Person;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Lets the engine know who asks, as its own webapps do, so that the rights on tasks hold behind every door. */
@Component
class EngineSession {

  private final IdentityService identities;

  EngineSession(IdentityService identities) {
    this.identities = identities;
  }

  <T> T as(Person person, Supplier<T> work) {
    identities.setAuthentication(person.id(), List.copyOf(person.groups()));
    try {
      return work.get();
    } finally {
      identities.clearAuthentication();
    }
  }

  void as(Person person, Runnable work) {
    as(person, () -> {
      work.run();
      return null;
    });
  }
}
