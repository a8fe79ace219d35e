/** The ticket: its row, its rules and its append-only timeline. Knows nothing of the engine. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "security")
package mx.semaforo.ticket;
