package mx.semaforo.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mx.semaforo.DeskTest;
import mx.semaforo.knowledge.IndexProgress.State;
import mx.semaforo.process.Action;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketType;
import org.hibernate.search.mapper.orm.Search;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A ticket is a case while it is solved, for those who may see it; the index follows by itself and can be made again. */
class CaseSearchTest extends DeskTest {

  @Autowired private Knowledge knowledge;
  @Autowired private CaseIndex index;
  @Autowired private EntityManager entities;
  @Autowired private TransactionTemplate transaction;

  /** A word that only this test writes. */
  private String mark;

  @BeforeEach
  void newMark() {
    await().until(() -> index.progress().state() == State.LISTO);
    mark = "zumbido" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");
  }

  @Test
  void solvedTicketBecomesACaseAndReopenedItIsNoneAnyMore() {
    String folio = reportedWithMark("luis");
    act("ana", folio, Action.ATENDER, Map.of());
    assertThat(found("sofia")).isEmpty();

    act("ana", folio, Action.SOLUCIONAR, Map.of("solution", "Se cambió el balastro"));
    await().until(() -> found("sofia").equals(List.of(folio)));

    act("luis", folio, Action.RECHAZAR, Map.of("reason", "Sigue igual"));
    assertThat(found("sofia")).isEmpty();
    await().until(() -> !indexed(folio));
  }

  @Test
  void closedTicketStaysACaseWithItsSolution() {
    String folio = solvedWithMark("luis");
    act("luis", folio, Action.ACEPTAR, Map.of());

    await().untilAsserted(() -> assertThat(knowledge.search(mark, person("sofia")).cases().items())
        .extracting(SimilarCase::folio, SimilarCase::subject, SimilarCase::solution)
        .containsExactly(tuple(folio, "Suena un " + mark, "Se cambió el balastro")));
  }

  @Test
  void duplicateIsNoCase() {
    String original = solvedWithMark("luis");
    String folio = reportedWithMark("luis");
    act("ana", folio, Action.DUPLICADO, Map.of("of", original));

    await().until(() -> found("sofia").equals(List.of(original)));
  }

  @Test
  void everyoneIsShownOnlyWhatTheyMaySee() {
    String folio = solvedWithMark("luis");

    await().until(() -> !found("sofia").isEmpty());
    for (String person : new String[] {"luis", "ana", "sofia", "admin"}) {
      assertThat(found(person)).as(person).containsExactly(folio);
    }
    for (String person : new String[] {"marta", "beto", "carla", "diego"}) {
      assertThat(found(person)).as(person).isEmpty();
    }
  }

  @Test
  void whatWasSharedWithSomebodyIsACaseForThem() {
    String folio = solvedWithMark("luis");
    await().until(() -> !found("sofia").isEmpty());
    assertThat(found("julia")).isEmpty();

    tickets.share(folio, "julia");
    assertThat(found("julia")).containsExactly(folio);
  }

  /** As in an index made before the ticket was known to be confidential. */
  @Test
  void aConfidentialRowIsShownToNoSupervisorWhateverTheIndexSays() {
    String folio = solvedWithMark("luis");
    await().until(() -> !found("sofia").isEmpty());

    jdbc.update("update ticket set confidential = true where folio = ?", folio);
    assertThat(found("sofia")).isEmpty();
    assertThat(found("admin")).isEmpty();
    assertThat(found("ana")).containsExactly(folio);
  }

  /** An index that is behind must not show what the table no longer allows. */
  @Test
  void theRowDecidesNotTheIndex() {
    String folio = solvedWithMark("luis");
    await().until(() -> !found("ana").isEmpty());

    jdbc.update("update ticket set support_group = 'mesa-n3', assignee = null where folio = ?", folio);
    assertThat(found("ana")).isEmpty();

    jdbc.update("update ticket set solved_at = null where folio = ?", folio);
    assertThat(found("sofia")).isEmpty();
  }

  @Test
  void aTicketIsNotSimilarToItself() {
    String folio = solvedWithMark("luis");
    String other = solvedWithMark("luis");
    await().until(() -> found("sofia").size() == 2);

    assertThat(knowledge.similar(tickets.get(folio), person("sofia")).items()).extracting(SimilarCase::folio)
        .contains(other).doesNotContain(folio);
  }

  @Test
  void aDescriptionOfThousandsOfWordsIsLookedFor() {
    String folio = as("luis", () -> desk.open(TicketType.INCIDENTE, Map.of("subject", mark, "description",
        IntStream.range(0, 1_100).mapToObj("palabra%s error\n"::formatted).collect(Collectors.joining()),
        "impact", "BAJO", "urgency", "BAJA", "category", "RED"))).folio();

    assertThat(knowledge.similar(tickets.get(folio), person("sofia")).missing()).isNull();
    assertThat(knowledge.protocols(tickets.get(folio))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"***", "AND OR NOT", "\"", "a:b^9~ (", "/.*/", "🖨️", "de la que"})
  void aQuestionIsNeverASyntax(String question) {
    assertThat(knowledge.search("%s %s".formatted(question, mark), person("sofia")).cases().missing()).isNull();
  }

  @Test
  void lostIndexIsMadeAgain() {
    String folio = solvedWithMark("luis");
    await().until(() -> !found("sofia").isEmpty());
    Search.mapping(entities.getEntityManagerFactory()).scope(Ticket.class).workspace().purge();
    assertThat(found("sofia")).isEmpty();

    assertThat(index.startRebuild().state()).isEqualTo(State.RECONSTRUYENDO);
    await().until(() -> index.progress().state() == State.LISTO);
    assertThat(found("sofia")).containsExactly(folio);
    assertThat(index.progress().percent()).isEqualTo(100);
    assertThat(index.progress().done()).isPositive().isEqualTo(index.progress().total());
  }

  @Test
  void casesAreFoundWhileTheIndexIsMadeAgain() {
    String folio = solvedWithMark("luis");
    await().until(() -> !found("sofia").isEmpty());

    index.startRebuild();
    do {
      assertThat(found("sofia")).containsExactly(folio);
    } while (index.progress().state() != State.LISTO);
  }

  @Test
  void rebuildTakesAwayWhatIsNoCaseAnyMore() {
    String folio = solvedWithMark("luis");
    await().until(() -> indexed(folio));
    jdbc.update("update ticket set solved_at = null where folio = ?", folio);

    index.startRebuild();
    await().until(() -> index.progress().state() == State.LISTO);
    assertThat(indexed(folio)).isFalse();
  }

  private boolean indexed(String folio) {
    return transaction.execute(status -> Search.session(entities).search(Ticket.class).select(f -> f.id(String.class))
        .where(f -> f.id().matching(folio)).fetchAllHits().contains(folio));
  }

  private String reportedWithMark(String person) {
    return as(person, () -> desk.open(TicketType.INCIDENTE, Map.of("subject", "Suena un " + mark, "description", "Desde ayer.",
        "impact", "MEDIO", "urgency", "MEDIA", "category", "EQUIPO"))).folio();
  }

  private String solvedWithMark(String person) {
    String folio = reportedWithMark(person);
    act("ana", folio, Action.ATENDER, Map.of());
    act("ana", folio, Action.SOLUCIONAR, Map.of("solution", "Se cambió el balastro"));
    return folio;
  }

  private List<String> found(String person) {
    return knowledge.search(mark, person(person)).cases().items().stream().map(SimilarCase::folio).sorted().toList();
  }

  private Person person(String id) {
    return Person.of(login(id));
  }
}
