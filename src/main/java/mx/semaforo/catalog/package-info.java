/** The services people ask for, each a folder of {@code bpmn/catalogo}; data and its reader. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"ticket", "directory", "security", "definition"})
package mx.semaforo.catalog;
