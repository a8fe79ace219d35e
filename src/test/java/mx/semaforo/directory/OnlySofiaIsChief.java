package mx.semaforo.directory;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Stands in for the directory until its table is there. */
@Component
class OnlySofiaIsChief implements Directory {

  @Override
  public Optional<Employee> find(String login) {
    return Optional.empty();
  }

  @Override
  public boolean isChief(String login) {
    return login.equals("sofia");
  }
}
