package mx.semaforo.directory;

import java.util.Optional;

/** The company's people as the desk needs them; a table here, another directory (LDAP) could answer in its place. */
public interface Directory {

  /** Empty for a login that the directory does not know. */
  Optional<Employee> find(String login);

  /** Whether anybody has this person as chief. */
  boolean isChief(String login);
}
