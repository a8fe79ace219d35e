package mx.semaforo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** H2 in memory, or with {@code -Dsemaforo.test.db=postgres} a PostgreSQL of its own for the whole run. */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if ("postgres".equals(System.getProperty("semaforo.test.db"))) {
      TestPropertyValues.of("spring.datasource.url=" + Postgres.SERVER.getJdbcUrl("postgres", "postgres"),
          "spring.datasource.username=postgres").applyTo(context);
    }
  }

  private static class Postgres {

    static final EmbeddedPostgres SERVER = start();

    /** Stops after the contexts: one that loses its database first waits half a minute for it. */
    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").setServerConfig("deadlock_timeout", "50ms")
            .setRegisterShutdownHook(false).start();
        SpringApplication.getShutdownHandlers().add(() -> stop(server));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void stop(EmbeddedPostgres server) {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
