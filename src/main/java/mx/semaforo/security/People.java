package mx.semaforo.security;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Who exists; answered by the engine's identity service, where people are managed. */
public interface People {

  /** Full name of a login, or empty when there is no such person. */
  Optional<String> nameOf(String id);

  /** What a login is called where people read it: the full name, or the login of somebody who does not exist any more. */
  default String called(String id) {
    return nameOf(id).orElse(id);
  }

  /** The same for many at once, by login. */
  Map<String, String> called(Collection<String> ids);

  /** Logins of a group's members, sorted. */
  List<String> membersOf(String group);

  /** Full names of a group's members by login: for many people at once. */
  SortedMap<String, String> namesIn(String group);

  /** Ids of the groups a login belongs to, sorted. */
  List<String> groupsOf(String id);

  boolean hasGroup(String group);
}
