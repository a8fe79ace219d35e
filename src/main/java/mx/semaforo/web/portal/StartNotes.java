package mx.semaforo.web.portal;

import static java.util.stream.Collectors.joining;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The last lines of a demo start: where to click and as whom. */
@Component
@Profile("demo")
class StartNotes {

  private static final Logger LOG = LoggerFactory.getLogger(StartNotes.class);

  private final ServletWebServerApplicationContext server;
  private final Environment environment;

  StartNotes(ServletWebServerApplicationContext server, Environment environment) {
    this.server = server;
    this.environment = environment;
  }

  @EventListener(ApplicationReadyEvent.class)
  void print() {
    String address = "http://localhost:" + server.getWebServer().getPort();
    LOG.info("""

          Semáforo está listo: {}

            Portal      {}/
            Tasklist    {}/camunda/app/tasklist/default/
            Cockpit     {}/camunda/app/cockpit/default/
            API         {}/swagger-ui.html

          Personas de prueba, todas con la contraseña «demo»:
        {}
        """, address, address, address, address, address, DemoPerson.in(environment).stream()
        .map(person -> "    %-7s %s".formatted(person.id(), person.role())).collect(joining("\n")));
  }
}
