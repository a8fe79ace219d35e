/** The rating of a solution: one link per solution, one rating per link. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package mx.semaforo.survey;
