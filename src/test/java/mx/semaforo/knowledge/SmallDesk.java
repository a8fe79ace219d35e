package mx.semaforo.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tickets and knowledge with their database, without the engine and the web; started and stopped by each test. */
abstract class SmallDesk {

  static final Person SUPERVISOR = new Person("sofia", Set.of(Person.SUPERVISORS));

  final String database = "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID());
  ConfigurableApplicationContext context;

  @AfterEach
  void stop() {
    context.close();
  }

  void start(String profiles, String... settings) {
    context = new SpringApplicationBuilder(new DefaultResourceLoader(getClass().getClassLoader()), Slice.class)
        .web(WebApplicationType.NONE).profiles(profiles.split(","))
        .run(Stream.concat(Stream.of("spring.datasource.url=" + database), Stream.of(settings))
            .map("--"::concat).toArray(String[]::new));
  }

  void solved(String folio, String subject) {
    Timestamp now = Timestamp.from(Clock.systemUTC().instant());
    context.getBean(JdbcTemplate.class).update("""
        insert into ticket (folio, type, state, state_since, subject, description, impact, urgency, priority, category, support_group,
          requester, created_at, solved_at, closed_at, solution, reopen_count, row_version)
        values (?, 'INCIDENTE', 'CERRADO', ?, ?, 'Desde ayer', 'MEDIO', 'MEDIA', 'P3', 'EQUIPO', 'mesa-n1', 'luis', ?, ?, ?, 'Se limpió', 0, 0)""",
        folio, now, subject, now, now, now);
  }

  void touch(String folio, String solution) {
    context.getBean(Tickets.class).recordSolution(folio, solution, null);
  }

  Cases found(String q) {
    return context.getBean(Knowledge.class).search(q, SUPERVISOR).cases();
  }

  void rebuilt() {
    Knowledge knowledge = context.getBean(Knowledge.class);
    await().until(() -> knowledge.indexProgress(SUPERVISOR).state() != State.RECONSTRUYENDO);
    knowledge.rebuildIndex(SUPERVISOR);
    await().until(() -> knowledge.indexProgress(SUPERVISOR).state() != State.RECONSTRUYENDO);
    assertThat(knowledge.indexProgress(SUPERVISOR).state()).isEqualTo(State.LISTO);
  }

  @TestConfiguration
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
        public Map<String, String> called(Collection<String> ids) {
          return Map.of();
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
