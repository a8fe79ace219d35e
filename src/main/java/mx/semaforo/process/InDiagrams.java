package mx.semaforo.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/** A bean that diagrams may name in expressions. Beans without it do not exist for the engine. */
@Component
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface InDiagrams {

  /** The name in expressions; by default the class name, decapitalized. */
  @AliasFor(annotation = Component.class)
  String value() default "";
}
