/** Which equipment there is and to whom it was assigned. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"directory", "ticket", "security"})
package mx.semaforo.asset;
