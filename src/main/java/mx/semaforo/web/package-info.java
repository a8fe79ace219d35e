/** The desk's doors on the web: {@code api} for programs, {@code portal} for people. They call the façade or read. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"process", "knowledge", "insight", "ticket", "sla", "survey", "security"})
package mx.semaforo.web;
