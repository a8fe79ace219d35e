package mx.semaforo.security;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Who exists; answered by the engine's identity service, where people are managed. */
public interface People {

  /** Full name of a login, or empty when there is no such person. */
  Optional<String> nameOf(String id);

  /** Full names by login; without those who do not exist. */
  SortedMap<String, String> namesOf(Collection<String> ids);

  /** Logins of a group's members, sorted. */
  List<String> membersOf(String group);

  /** Full names of a group's members by login: for many people at once. */
  SortedMap<String, String> namesIn(String group);

  /** Ids of the groups a login belongs to, sorted. */
  List<String> groupsOf(String id);

  boolean hasGroup(String group);
}
