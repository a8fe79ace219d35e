/** Who works in the company, under whom, and who stands in while somebody is away. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"ticket"})
package mx.semaforo.directory;
