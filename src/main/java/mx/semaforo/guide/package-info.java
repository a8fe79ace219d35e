/** The agent's guide: the five questions of the desk and what the agents answered to them. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"ticket", "knowledge", "security"})
package mx.semaforo.guide;
