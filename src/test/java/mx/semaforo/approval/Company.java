package mx.semaforo.approval;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mx.semaforo.directory.Directory;
import mx.semaforo.directory.Employee;
import mx.semaforo.security.People;

/** A company on paper: luis works under beto, beto under carla, carla under dora, who is at the top. */
class Company implements Directory, People {

  static final LocalDate TODAY = LocalDate.parse("2026-01-12");

  private final Map<String, Employee> employees = new HashMap<>();
  private final Map<String, List<String>> groups = new HashMap<>();

  Company() {
    works("luis", "beto");
    works("beto", "carla");
    works("carla", "dora");
    works("dora", null);
  }

  Company works(String login, String chief) {
    return put(new Employee(login, login, "Sistemas", chief, true, null, null, null));
  }

  Company left(String login) {
    Employee was = employees.get(login);
    return put(new Employee(login, login, was.area(), was.chief(), false, was.substitute(), null, null));
  }

  Company hasSubstitute(String login, String substitute) {
    Employee was = employees.get(login);
    return put(new Employee(login, login, was.area(), was.chief(), was.active(), substitute, was.awayFrom(), was.awayUntil()));
  }

  Company isAway(String login) {
    return isAway(login, TODAY, TODAY);
  }

  Company isAway(String login, LocalDate from, LocalDate until) {
    Employee was = employees.get(login);
    return put(new Employee(login, login, was.area(), was.chief(), was.active(), was.substitute(), from, until));
  }

  Company group(String id, String... members) {
    groups.put(id, Arrays.stream(members).sorted().toList());
    return this;
  }

  private Company put(Employee employee) {
    employees.put(employee.login(), employee);
    return this;
  }

  @Override
  public Optional<Employee> find(String login) {
    return Optional.ofNullable(employees.get(login));
  }

  @Override
  public boolean isChief(String login) {
    return employees.values().stream().anyMatch(employee -> login.equals(employee.chief()));
  }

  @Override
  public Optional<String> nameOf(String id) {
    return Optional.ofNullable(employees.get(id)).map(Employee::name);
  }

  @Override
  public List<String> membersOf(String group) {
    return groups.getOrDefault(group, List.of());
  }

  @Override
  public Map<String, String> called(Collection<String> ids) {
    Map<String, String> names = new HashMap<>();
    ids.forEach(login -> names.put(login, called(login)));
    return names;
  }

  @Override
  public SortedMap<String, String> namesIn(String group) {
    return new TreeMap<>(called(membersOf(group)));
  }

  @Override
  public List<String> groupsOf(String id) {
    return groups.keySet().stream().filter(group -> groups.get(group).contains(id)).sorted().toList();
  }

  @Override
  public boolean hasGroup(String group) {
    return groups.containsKey(group);
  }
}
