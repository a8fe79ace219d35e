/** What can be learned from many tickets at once. Reads the tables of others and writes nothing. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"ticket", "sla", "security", "definition"})
package mx.semaforo.insight;
