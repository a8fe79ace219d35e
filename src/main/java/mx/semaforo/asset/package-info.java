/** Which equipment there is and to whom it was assigned. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"ticket"})
package mx.semaforo.asset;
