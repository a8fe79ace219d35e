package mx.semaforo.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import mx.semaforo.DeskTest;
import mx.semaforo.knowledge.Retrieval.Case;
import mx.semaforo.knowledge.Retrieval.Score;
import mx.semaforo.knowledge.Retrieval.Wanted;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.Ticket;
import org.hibernate.search.mapper.orm.Search;
import org.hibernate.search.mapper.pojo.work.IndexingPlanSynchronizationStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Right answers for tickets as people write them, held against {@code LIKE '%word%'} ordered by how many words match.
 * The search was adjusted with one half; the other was put aside before it existed.
 */
class RetrievalTest extends DeskTest {

  /** Nobody else's tickets are in this group. */
  private static final Person READER = new Person("lectora", Set.of("recuperacion"));

  @Autowired private ProtocolSearch protocolSearch;
  @Autowired private Protocols protocols;
  @Autowired private CaseSearch caseSearch;
  @Autowired private EntityManager entities;
  @Autowired private TransactionTemplate transaction;

  private final List<Case> cases = Retrieval.cases();
  private final List<Wanted> tickets = Retrieval.tickets();

  @BeforeEach
  void solvedCases() {
    cases.forEach(one -> jdbc.update("""
        insert into ticket (folio, type, state, state_since, subject, description, impact, urgency, priority, category, support_group,
          requester, created_at, solved_at, closed_at, solution, reopen_count, row_version)
        values (?, 'INCIDENTE', 'CERRADO', ?, ?, ?, 'MEDIO', 'MEDIA', 'P3', ?, 'recuperacion', 'luis', ?, ?, ?, ?, 0, 0)""",
        one.folio(), now(), one.subject(), one.description(), one.category(), now(), now(), now(), one.solution()));
    empty();
    transaction.executeWithoutResult(status -> {
      Search.session(entities).indexingPlanSynchronizationStrategy(IndexingPlanSynchronizationStrategy.sync());
      cases.forEach(one -> Search.session(entities).indexingPlan().addOrUpdate(entities.find(Ticket.class, one.folio())));
    });
  }

  @AfterEach
  void forgetThem() {
    empty();
    jdbc.update("delete from ticket where support_group = 'recuperacion'");
  }

  /** How rare a word is counts, and other tests have solved tickets too. */
  private void empty() {
    Search.mapping(entities.getEntityManagerFactory()).scope(Ticket.class).workspace().purge();
  }

  @Test
  void theTestSetIsWhole() {
    assertThat(tickets).hasSizeGreaterThanOrEqualTo(60);
    assertThat(cases).extracting(Case::folio).doesNotHaveDuplicates().hasSizeBetween(80, 120)
        .containsAll(tickets.stream().flatMap(ticket -> ticket.cases().stream()).toList());
    assertThat(protocols.all()).extracting(Protocol::id).containsAll(tickets.stream().flatMap(ticket -> ticket.protocols().stream()).toList());
  }

  @Test
  void theRightProtocolAndCaseAreAmongTheFirstThree() {
    Map<String, String> guides = protocols.all().stream().collect(Collectors.toMap(Protocol::id,
        each -> String.join("\n", each.title(), String.join("\n", each.symptoms()), each.text())));
    Map<String, String> texts = cases.stream().collect(Collectors.toMap(Case::folio,
        each -> String.join("\n", each.subject(), each.description(), each.solution())));
    Function<Wanted, List<String>> foundProtocols = ticket -> protocolSearch.find(wording(ticket), ticket.category()).stream()
        .map(ProposedProtocol::id).toList();
    Function<Wanted, List<String>> foundCases = ticket -> caseSearch.find(wording(ticket), ticket.category(), null, READER).items().stream()
        .map(SimilarCase::folio).toList();

    System.out.printf("%nAcierto@3 / precision@3 / MRR          ajuste               apartada            LIKE (todos)%n");
    Score[] protocol = report("protocolos", Wanted::protocols, foundProtocols, ticket -> like(guides, ticket));
    Score[] similar = report("casos", Wanted::cases, foundCases, ticket -> like(texts, ticket));

    assertThat(protocol[0]).matches(score -> score.reaches(0.97, 0.87), "ajuste, protocolos");
    assertThat(protocol[1]).matches(score -> score.reaches(0.97, 0.90), "apartada, protocolos");
    assertThat(similar[0]).matches(score -> score.reaches(0.93, 0.87), "ajuste, casos");
    assertThat(similar[1]).matches(score -> score.reaches(0.97, 0.94), "apartada, casos");
    assertThat(protocol[1].hits() - protocol[2].hits()).isGreaterThan(0.2);
    assertThat(similar[1].hits() - similar[2].hits()).isGreaterThan(0.1);
  }

  private Score[] report(String what, Function<Wanted, List<String>> wanted, Function<Wanted, List<String>> found,
      Function<Wanted, List<String>> like) {
    Score[] scores = {Score.of(Retrieval.half(tickets, 1), wanted, found), Score.of(Retrieval.half(tickets, 0), wanted, found),
        Score.of(tickets, wanted, like)};
    System.out.printf("%-26s %24s %24s %24s%n", what, scores[0], scores[1], scores[2]);
    return scores;
  }

  private static Wording wording(Wanted ticket) {
    return new Wording(ticket.subject(), ticket.description());
  }

  private static List<String> like(Map<String, String> texts, Wanted ticket) {
    List<String> words = Arrays.stream((ticket.subject() + " " + ticket.description()).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> word.length() > 3).distinct().toList();
    Function<String, Long> matches = id -> words.stream().filter(texts.get(id).toLowerCase(Locale.ROOT)::contains).count();
    return texts.keySet().stream().filter(id -> matches.apply(id) > 0)
        .sorted(Comparator.comparing(matches).reversed().thenComparing(Function.identity())).limit(5).toList();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
