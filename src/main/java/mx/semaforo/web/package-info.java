/** The desk's doors on the web: {@code api} for programs, {@code portal} for people. They call the façade or read. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"process", "insight", "ticket", "sla", "survey", "directory", "asset", "attachment", "catalog", "approval",
        "inquiry", "knowledge", "assignment", "guide", "security"})
package mx.semaforo.web;
