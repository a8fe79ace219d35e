package mx.semaforo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.semaforo.DeskTest;
import mx.semaforo.process.Action;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketSearch;
import mx.semaforo.ticket.TicketSearch.Criteria;
import mx.semaforo.ticket.TicketSearch.Page;
import mx.semaforo.ticket.TicketType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Everyone pages through exactly what is theirs to see. */
class TicketSearchTest extends DeskTest {

  @Autowired private TicketSearch search;

  private String mark;

  @BeforeEach
  void newMark() {
    mark = UUID.randomUUID().toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "createdAt", "-createdAt", "priority", "-priority", "folio", "-folio"})
  void pagesHaveNeitherGapsNorRepeats(String sort) {
    String[] impacts = {"ALTO", "MEDIO", "BAJO"};
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      all.add(report("luis", impacts[i % 3], i % 2 == 0 ? "CORREO" : "RED"));
      if (i % 3 == 2) {
        advance(Duration.ofSeconds(1));
      }
    }

    List<String> seen = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    String after = null;
    do {
      Page page = search.find(new Criteria(null, null, null, null, mark, sort, after, "4"), person("luis"));
      page.items().forEach(ticket -> seen.add(ticket.folio()));
      sizes.add(page.items().size());
      after = page.next();
    } while (after != null);

    assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
    assertThat(sizes).containsExactly(4, 4, 1);
    if (sort.endsWith("folio") || sort.endsWith("createdAt")) {
      List<String> ordered = sort.startsWith("-") ? reversed(all) : all;
      assertThat(seen).isEqualTo(ordered);
    }
  }

  @Test
  void urgentOnesComeFirstByPriority() {
    String low = report("luis", "BAJO", "CORREO");
    String high = report("luis", "ALTO", "CORREO");

    assertThat(folios("luis", "priority")).containsExactly(high, low);
    assertThat(folios("luis", "-priority")).containsExactly(low, high);
  }

  @Test
  void requesterSeesOwnOnly() {
    String own = report("luis", "ALTO", "CORREO");
    report("marta", "ALTO", "CORREO");

    assertThat(folios("luis", null)).containsExactly(own);
  }

  @Test
  void agentSeesTheGroupsTicketsAndTheOwnOnesOnceEach() {
    String ofGroup = report("luis", "ALTO", "CORREO");
    String ofGroupAndOwn = report("ana", "ALTO", "CORREO");
    String ownElsewhere = report("ana", "ALTO", "RED");
    report("luis", "ALTO", "RED");

    assertThat(folios("ana", "folio")).containsExactly(ofGroup, ofGroupAndOwn, ownElsewhere);
  }

  @Test
  void escalatedTicketLeavesTheListOfTheFirstGroup() {
    String folio = report("luis", "ALTO", "CORREO");
    act("ana", folio, Action.ATENDER, Map.of());
    act("ana", folio, Action.ESCALAR, Map.of("reason", "Es del servidor"));

    assertThat(folios("ana", null)).isEmpty();
    assertThat(folios("beto", null)).containsExactly(folio);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sofia", "admin"})
  void supervisorsAndAdministratorsSeeAll(String person) {
    String one = report("luis", "ALTO", "CORREO");
    String other = report("marta", "ALTO", "RED");

    assertThat(folios(person, "folio")).containsExactly(one, other);
  }

  @Test
  void filtersNarrow() {
    String open = report("luis", "ALTO", "CORREO");
    String attended = report("marta", "ALTO", "CORREO");
    report("luis", "ALTO", "RED");
    act("ana", attended, Action.ATENDER, Map.of());

    assertThat(find(new Criteria("ABIERTO", "mesa-n1", null, null, mark, null, null, null))).containsExactly(open);
    assertThat(find(new Criteria(null, null, "ana", null, mark, null, null, null))).containsExactly(attended);
    assertThat(find(new Criteria(null, null, null, "marta", mark, null, null, null))).containsExactly(attended);
  }

  @Test
  void textIsFoundInAnyCaseAndTakenLiterally() {
    String folio = report("luis", "ALTO", "CORREO");

    assertThat(find(new Criteria(null, null, null, null, mark.toUpperCase(), null, null, null))).containsExactly(folio);
    assertThat(find(new Criteria(null, null, null, null, folio.toLowerCase(), null, null, null))).contains(folio);
    assertThat(find(new Criteria(null, null, null, null, mark.replace('-', '_'), null, null, null))).isEmpty();
    assertThat(find(new Criteria(null, null, null, null, "%" + mark, null, null, null))).isEmpty();
  }

  private String report(String person, String impact, String category) {
    return as(person, () -> desk.open(TicketType.INCIDENTE, Map.of("subject", "Prueba " + mark, "description", "d",
        "impact", impact, "urgency", "ALTA", "category", category))).folio();
  }

  private List<String> folios(String person, String sort) {
    return search.find(new Criteria(null, null, null, null, mark, sort, null, null), person(person)).items().stream()
        .map(Ticket::folio).toList();
  }

  private List<String> find(Criteria criteria) {
    return search.find(criteria, person("sofia")).items().stream().map(Ticket::folio).toList();
  }

  private Person person(String id) {
    return Person.of(login(id));
  }

  private static List<String> reversed(List<String> list) {
    List<String> reversed = new ArrayList<>(list);
    Collections.reverse(reversed);
    return reversed;
  }
}
