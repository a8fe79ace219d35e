package mx.semaforo.web.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** For the documentation: the shape of a body that is read field by field, so that each can be refused by its name. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Sends {

  Class<? extends Record> value();
}
