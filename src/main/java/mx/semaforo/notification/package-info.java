/** What leaves the desk: written to the outbox with the step that caused it, sent by the relay after the commit. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package mx.semaforo.notification;
