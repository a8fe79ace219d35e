/** Who is right for a ticket: what agents can do, how much they have, whether they are there, and how a group shares its work. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"ticket", "security", "sla", "catalog", "definition"})
package mx.semaforo.assignment;
