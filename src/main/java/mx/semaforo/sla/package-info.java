/** Working-time mathematics and the clocks of a folio; knows nothing of tickets beyond their folio. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "definition")
package mx.semaforo.sla;
