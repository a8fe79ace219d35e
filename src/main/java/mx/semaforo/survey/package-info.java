/** The rating of a solution: one link per solution, one rating per link. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "security")
package mx.semaforo.survey;
