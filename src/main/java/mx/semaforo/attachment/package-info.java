/** The files that people attach to a ticket: evidence, receipts, screenshots. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"ticket", "security"})
package mx.semaforo.attachment;
