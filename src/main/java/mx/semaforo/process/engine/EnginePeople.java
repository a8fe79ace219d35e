package mx.semaforo.process.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mx.semaforo.security.People;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The engine's identities, asked on behalf of the desk. */
@Component
class EnginePeople implements People {

  private final ObjectProvider<IdentityService> identities;

  EnginePeople(ObjectProvider<IdentityService> identities) {
    this.identities = identities;
  }

  @Override
  public Optional<String> nameOf(String id) {
    return Optional.ofNullable(identities.getObject().createUserQuery().userId(id).singleResult())
        .map(EnginePeople::name);
  }

  @Override
  public List<String> membersOf(String group) {
    return List.copyOf(namesIn(group).keySet());
  }

  @Override
  public SortedMap<String, String> namesIn(String group) {
    return names(identities.getObject().createUserQuery().memberOfGroup(group));
  }

  @Override
  public Map<String, String> called(Collection<String> ids) {
    Map<String, String> called = new HashMap<>();
    ids.forEach(id -> called.put(id, id));
    if (!ids.isEmpty()) {
      called.putAll(names(identities.getObject().createUserQuery().userIdIn(ids.toArray(String[]::new))));
    }
    return called;
  }

  @Override
  public List<String> groupsOf(String id) {
    return identities.getObject().createGroupQuery().groupMember(id).orderByGroupId().asc().list().stream().map(Group::getId).toList();
  }

  @Override
  public boolean hasGroup(String group) {
    return identities.getObject().createGroupQuery().groupId(group).count() > 0;
  }

  private static SortedMap<String, String> names(UserQuery query) {
    return query.list().stream().collect(Collectors.toMap(User::getId, EnginePeople::name, (one, same) -> one, TreeMap::new));
  }

  private static String name(User user) {
    String name = "%s %s".formatted(text(user.getFirstName()), text(user.getLastName())).strip();
    return name.isEmpty() ? user.getId() : name;
  }

  private static String text(String part) {
    return part == null ? "" : part;
  }
}
