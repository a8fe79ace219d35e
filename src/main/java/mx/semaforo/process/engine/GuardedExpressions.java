package mx.semaforo.process.engine;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.springframework.context.ApplicationContext;

/**
 * Expressions that see only the {@link DiagramBeans} and never reflection: one of the engine's unfixed holes lets
 * whoever writes an expression reach the virtual machine.
 */
class GuardedExpressions extends SpringExpressionManager {

  GuardedExpressions(ApplicationContext context, Map<Object, Object> beans) {
    super(context, beans);
  }

  @Override
  protected ELResolver createElResolver() {
    CompositeELResolver resolver = new CompositeELResolver();
    resolver.add(new NoReflection());
    resolver.add(super.createElResolver());
    return resolver;
  }

  private static class NoReflection extends ELResolver {

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
      refuse(base, property);
      return null;
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] parameters) {
      refuse(base, method);
      return null;
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
      refuse(base, property);
      return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
      refuse(base, property);
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
      refuse(base, property);
      return false;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
      return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
      return Object.class;
    }

    private static void refuse(Object base, Object member) {
      boolean machinery = base instanceof Class || base instanceof ClassLoader || base instanceof Thread || base instanceof Runtime
          || base instanceof ProcessBuilder || base instanceof ApplicationContext
          || base != null && base.getClass().getPackageName().startsWith("java.lang.reflect")
          || base != null && base.getClass().getPackageName().startsWith("javax.script");
      if (machinery || base != null && ("class".equals(member) || "getClass".equals(member))) {
        throw new ELException("Esta expresión no está permitida: los diagramas no llegan a la máquina virtual.");
      }
    }
  }
}
