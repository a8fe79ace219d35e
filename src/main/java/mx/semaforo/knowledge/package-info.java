/** What the desk knows: its protocols (files in {@code bpmn/protocolos}) and the tickets it has already solved. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"ticket", "security"})
package mx.semaforo.knowledge;
