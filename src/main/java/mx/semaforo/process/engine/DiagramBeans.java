package mx.semaforo.process.engine;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mx.semaforo.process.InDiagrams;
import org.springframework.context.ApplicationContext;

/** The beans that expressions may name, found when they are named: some need the engine that is still starting. */
class DiagramBeans extends AbstractMap<Object, Object> {

  private final ApplicationContext context;
  private final Set<String> names;

  DiagramBeans(ApplicationContext context) {
    this.context = context;
    this.names = Set.of(context.getBeanNamesForAnnotation(InDiagrams.class));
  }

  @Override
  public boolean containsKey(Object name) {
    return names.contains(name);
  }

  @Override
  public Object get(Object name) {
    return containsKey(name) ? context.getBean((String) name) : null;
  }

  @Override
  public Set<Entry<Object, Object>> entrySet() {
    return names.stream().map(name -> Map.entry((Object) name, get(name))).collect(Collectors.toUnmodifiableSet());
  }
}
