package mx.semaforo.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether a file's people fit together with those who are already known: chiefs and substitutes exist, nobody is above themselves. */
class Hierarchy {

  private static final int MOST_NAMED = 8;

  private final Map<String, Employee> before;

  Hierarchy(Collection<Employee> before) {
    this.before = before.stream().collect(Collectors.toMap(Employee::login, Function.identity()));
  }

  /** Rejects the lines that do not fit, again and again: without one of them others may have lost their chief. */
  void check(CsvImport<Employee> sent) {
    Map<Integer, String> misfits;
    do {
      Map<String, Employee> after = new HashMap<>(before);
      sent.accepted().values().forEach(employee -> after.put(employee.login(), employee));
      misfits = misfits(sent, after);
      misfits.forEach(sent::reject);
    } while (!misfits.isEmpty());
  }

  private static Map<Integer, String> misfits(CsvImport<Employee> sent, Map<String, Employee> after) {
    Map<String, String> circles = circles(after);
    Map<Integer, String> misfits = new TreeMap<>();
    sent.accepted().forEach((line, employee) -> {
      String reason = misfit(employee, after, circles);
      if (reason != null) {
        misfits.put(line, reason);
      }
    });
    return misfits;
  }

  private static String misfit(Employee employee, Map<String, Employee> after, Map<String, String> circles) {
    if (employee.login().equals(employee.substitute())) {
      return "«suplente» es la misma persona: escribe a otra o déjalo vacío.";
    }
    if (employee.chief() != null && !after.containsKey(employee.chief())) {
      return unknown("jefe", employee.chief());
    }
    if (employee.substitute() != null && !after.containsKey(employee.substitute())) {
      return unknown("suplente", employee.substitute());
    }
    String circle = circles.get(employee.login());
    return circle == null ? null : "Los jefes forman un círculo: %s.".formatted(circle);
  }

  private static String unknown(String column, String login) {
    return "No se conoce a «%s», su %s: agrégalo al archivo o corrige su renglón.".formatted(login, column);
  }

  /** By each login that is its own chief in the end, the circle in words. */
  private static Map<String, String> circles(Map<String, Employee> people) {
    Map<String, String> circles = new HashMap<>();
    Map<String, String> walkThatSaw = new HashMap<>();
    for (String start : people.keySet()) {
      List<String> walk = new ArrayList<>();
      String at = start;
      while (people.containsKey(at) && walkThatSaw.putIfAbsent(at, start) == null) {
        walk.add(at);
        at = people.get(at).chief();
      }
      if (!walk.isEmpty() && start.equals(walkThatSaw.get(at))) {
        List<String> circle = walk.subList(walk.indexOf(at), walk.size());
        String words = words(circle);
        circle.forEach(login -> circles.put(login, words));
      }
    }
    return circles;
  }

  private static String words(List<String> circle) {
    String names = String.join(" → ", circle.subList(0, Math.min(circle.size(), MOST_NAMED)));
    return "%s%s → %s".formatted(names, circle.size() > MOST_NAMED ? " → …" : "", circle.get(0));
  }
}
