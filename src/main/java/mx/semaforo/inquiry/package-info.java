/** One question to somebody who may not read the ticket: one link, one answer. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"ticket", "security"})
package mx.semaforo.inquiry;
