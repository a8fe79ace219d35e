/** Who works in the company, under whom, and who stands in while somebody is away; and how the company's lists are read. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"ticket", "security"})
package mx.semaforo.directory;
