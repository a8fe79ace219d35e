package mx.semaforo.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import mx.semaforo.SemaforoApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole desk on a PostgreSQL of its own, where every commit waits for the disk as in production. */
final class DeskOnPostgres implements AutoCloseable {

  private final EmbeddedPostgres postgres;
  private final ConfigurableApplicationContext context;

  DeskOnPostgres() throws IOException {
    postgres = EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on").start();
    context = new SpringApplicationBuilder(SemaforoApplication.class).profiles("demo").run(
        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"), "--spring.datasource.username=postgres",
        "--server.port=0", "--semaforo.relay.enabled=false");
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() throws IOException {
    context.close();
    postgres.close();
  }
}
