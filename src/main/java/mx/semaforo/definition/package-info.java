/** How the desk reads what analysts write in {@code bpmn/}, and how it tells them what to correct. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package mx.semaforo.definition;
