package mx.semaforo.web.portal;

import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Somebody to try the desk with.
 *
 * @param role what the person is, in words
 */
record DemoPerson(String id, String name, String role) {

  /** Null outside the demo, where nobody is there from the start. */
  static List<DemoPerson> in(Environment environment) {
    return Binder.get(environment).bind("semaforo.demo.people", Bindable.listOf(DemoPerson.class)).orElse(null);
  }
}
