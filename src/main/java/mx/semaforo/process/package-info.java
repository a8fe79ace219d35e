/**
 * The only module that touches the engine: the façade that every door calls, one contract class per diagram, a delegate
 * per box, and the engine's configuration.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"ticket", "sla", "survey", "notification", "security", "catalog", "approval", "inquiry", "directory", "asset",
        "attachment", "knowledge", "assignment", "guide"})
package mx.semaforo.process;
