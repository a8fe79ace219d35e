/** Working-time mathematics and the clocks of a folio; knows nothing of tickets beyond their folio. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package mx.semaforo.sla;
