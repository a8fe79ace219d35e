/** Who has to say yes before a request is fulfilled, and what each of them said. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"ticket", "directory", "security"})
package mx.semaforo.approval;
