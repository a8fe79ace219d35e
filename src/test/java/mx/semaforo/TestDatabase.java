package mx.semaforo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
