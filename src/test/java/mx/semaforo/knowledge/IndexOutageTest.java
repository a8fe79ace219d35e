package mx.semaforo.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import mx.semaforo.knowledge.IndexProgress.State;
import mx.semaforo.security.People;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/** Whatever happens to the index, tickets are written, answers come with what there is and say what is missing. */
class IndexOutageTest {

  private static final Person SUPERVISOR = new Person("sofia", Set.of(Person.SUPERVISORS));

  @TempDir private Path folder;
  private final String database = "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID());
  private ConfigurableApplicationContext context;

  @AfterEach
  void stop() {
    context.close();
  }

  @Test
  void aStartFindsWhatTheIndexLacks() {
    start(folder.resolve("a"));
    solved("INC-900001", "Suena el ventilador");
    context.close();

    start(folder.resolve("b"));
    await().until(() -> !found("ventilador").items().isEmpty());
    assertThat(found("ventilador").missing()).isNull();
  }

  /** It may lack what this one asks for: whether a ticket is confidential, for one. */
  @Test
  void anIndexOfAnEarlierMakeIsNotUsed() throws Exception {
    solvedBefore();
    start(folder.resolve("indice"));
    await().until(() -> !found("ventilador").items().isEmpty());
    context.close();
    Files.move(folder.resolve("indice").resolve(SolvedCases.INDEX), folder.resolve("indice").resolve("casos"));

    start(folder.resolve("indice"));
    await().until(() -> !found("ventilador").items().isEmpty());
    assertThat(found("ventilador").missing()).isNull();
  }

  @Test
  void folderDeletedWhileRunningCostsCasesButNoTicket() throws Exception {
    solvedBefore();
    start(folder.resolve("indice"));
    await().until(() -> !found("ventilador").items().isEmpty());
    FileSystemUtils.deleteRecursively(folder.resolve("indice"));

    touch("INC-900001", "Se cambió el ventilador");
    await().until(() -> found("ventilador").missing() != null);
    assertThat(context.getBean(Tickets.class).get("INC-900001").solution()).isEqualTo("Se cambió el ventilador");
    assertThat(context.getBean(Knowledge.class).search("impresora", SUPERVISOR).protocols()).isNotEmpty();

    rebuilt();
    assertThat(found("ventilador").items()).extracting(SimilarCase::folio).containsExactly("INC-900001");
    assertThat(found("ventilador").missing()).isNull();
    assertThat(folder.resolve("indice")).isNotEmptyDirectory();
  }

  @Test
  void aFolderThatCannotBeUsedIsReplacedByMemory() throws Exception {
    solvedBefore();
    start(Files.createFile(folder.resolve("archivo")).resolve("indice"));

    await().until(() -> !found("ventilador").items().isEmpty());
    assertThat(found("ventilador").missing()).isNull();
  }

  @Test
  void anIndexServerThatDoesNotAnswerDoesNotKeepTheDeskFromStarting() {
    solvedBefore();
    start("demo,test,opensearch", "spring.jpa.properties.hibernate.search.backend.uris=http://localhost:9");

    await().until(() -> context.getBean(CaseIndex.class).progress().state() == State.FALLO);
    touch("INC-900001", "Se cambió el ventilador");
    assertThat(context.getBean(Tickets.class).get("INC-900001").solution()).isEqualTo("Se cambió el ventilador");
    assertThat(found("ventilador").items()).isEmpty();
    assertThat(found("ventilador").missing()).contains("no responde");
    assertThat(context.getBean(Knowledge.class).search("impresora", SUPERVISOR).protocols()).isNotEmpty();
  }

  private void solvedBefore() {
    start(folder.resolve("antes"));
    solved("INC-900001", "Suena el ventilador");
    context.close();
  }

  private void start(Path index) {
    start("demo,test", "spring.jpa.properties.hibernate.search.backend.directory.type=local-filesystem",
        "spring.jpa.properties.hibernate.search.backend.directory.root=" + index);
  }

  private void start(String profiles, String... settings) {
    context = new SpringApplicationBuilder(Slice.class).web(WebApplicationType.NONE).profiles(profiles.split(","))
        .run(Stream.concat(Stream.of("spring.datasource.url=" + database), Stream.of(settings))
            .map("--"::concat).toArray(String[]::new));
  }

  private void solved(String folio, String subject) {
    Timestamp now = Timestamp.from(Clock.systemUTC().instant());
    context.getBean(JdbcTemplate.class).update("""
        insert into ticket (folio, type, state, state_since, subject, description, impact, urgency, priority, category, support_group,
          requester, created_at, solved_at, closed_at, solution, reopen_count, row_version)
        values (?, 'INCIDENTE', 'CERRADO', ?, ?, 'Desde ayer', 'MEDIO', 'MEDIA', 'P3', 'EQUIPO', 'mesa-n1', 'luis', ?, ?, ?, 'Se limpió', 0, 0)""",
        folio, now, subject, now, now, now);
  }

  private void touch(String folio, String solution) {
    context.getBean(Tickets.class).recordSolution(folio, solution, null);
  }

  private Cases found(String q) {
    return context.getBean(Knowledge.class).search(q, SUPERVISOR).cases();
  }

  private void rebuilt() {
    Knowledge knowledge = context.getBean(Knowledge.class);
    knowledge.rebuildIndex(SUPERVISOR);
    await().until(() -> knowledge.indexProgress(SUPERVISOR).state() != State.RECONSTRUYENDO);
    assertThat(knowledge.indexProgress(SUPERVISOR).state()).isEqualTo(State.LISTO);
  }

  /** Tickets and knowledge with their database, without the engine and the web. */
  @Configuration
  @ImportAutoConfiguration({DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, LiquibaseAutoConfiguration.class,
      HibernateJpaAutoConfiguration.class, TransactionAutoConfiguration.class, JacksonAutoConfiguration.class})
  @EntityScan(basePackageClasses = Ticket.class)
  @EnableJpaRepositories(basePackageClasses = Ticket.class)
  @ComponentScan(basePackageClasses = {Ticket.class, Knowledge.class},
      excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test.*"))
  static class Slice {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    People people() {
      return new People() {
        @Override
        public Optional<String> nameOf(String id) {
          return Optional.empty();
        }

        @Override
        public List<String> membersOf(String group) {
          return List.of();
        }

        @Override
        public SortedMap<String, String> namesIn(String group) {
          return new TreeMap<>();
        }

        @Override
        public List<String> groupsOf(String id) {
          return List.of();
        }

        @Override
        public boolean hasGroup(String group) {
          return false;
        }
      };
    }
  }
}
