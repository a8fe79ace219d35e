package mx.semaforo.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import mx.semaforo.DeskTest;
import mx.semaforo.definition.BrokenDefinition;
import mx.semaforo.process.Action;
import mx.semaforo.security.People;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.DeskState;
import mx.semaforo.ticket.Ticket;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The second level shares what is escalated to it: beto and two colleagues, who have no ticket yet. */
class RepartoStories extends DeskTest {

  private static final AtomicInteger HIRED = new AtomicInteger();

  private final String bianca = "bianca" + HIRED.incrementAndGet();
  private final String bruno = "bruno" + HIRED.get();
  private AgentProfile beto;

  @Autowired private Turns turns;
  @Autowired private AgentProfiles profiles;
  @Autowired private Agents agents;
  @Autowired private People people;
  @Autowired private TransactionTemplate transaction;

  @BeforeEach
  void hire() {
    IdentityService identities = engine.getIdentityService();
    for (String colleague : List.of(bianca, bruno)) {
      identities.saveUser(identities.newUser(colleague));
      identities.createMembership(colleague, Person.DESK);
      identities.createMembership(colleague, "mesa-n2");
      works(colleague, 200, null);
    }
    beto = agents.find("beto").orElseThrow().profile();
    works("beto", 200, null);
    jdbc.update("update assignment_turn set last_login = ''");
  }

  @AfterEach
  void dismiss() {
    turns.share(Sharing.parse("asignacion.yaml", "reparto: {}"));
    profiles.store(beto);
    for (String colleague : List.of(bianca, bruno)) {
      jdbc.update("delete from agent_skill where login = ?", colleague);
      jdbc.update("delete from agent_profile where login = ?", colleague);
      engine.getIdentityService().deleteUser(colleague);
    }
  }

  @Test
  void withoutARuleAnEscalatedTicketIsNobodys() {
    assertThat(escalated().assignee()).isNull();
  }

  @Test
  void turnsGoRoundAndSkipWhoeverIsAway() {
    share("turnos");
    assertThat(List.of(escalated().assignee(), escalated().assignee(), escalated().assignee(), escalated().assignee()))
        .containsExactly("beto", bianca, bruno, "beto");

    works(bianca, 200, MONDAY_9AM.plusSeconds(60));

    assertThat(escalated().assignee()).isEqualTo(bruno);
  }

  @Test
  void theTaskTheRowAndTheHistoryAgreeOnWhoGotIt() {
    share("turnos");

    Ticket ticket = escalated();

    assertThat(task(ticket.folio()).getAssignee()).isEqualTo("beto");
    assertThat(texts(ticket.folio())).contains("Lo atiende Beto Lara");
    assertThat(as("beto", () -> desk.actions(ticket.folio()))).contains(Action.SOLUCIONAR);
  }

  @Test
  void theTurnIsRememberedByWhoeverStartsNext() throws IOException {
    share("turnos");
    String folio = escalated().folio();

    Turns restarted = new Turns(jdbc, agents, people);
    restarted.share(Sharing.parse("asignacion.yaml", "reparto: {mesa-n2: turnos}"));

    assertThat(transaction.<String>execute(status -> restarted.next(tickets.get(folio)).orElseThrow())).isEqualTo(bianca);
  }

  @Test
  void theLeastBurdenedGetsTheNextOne() {
    share("turnos");
    assertThat(escalated().assignee()).isEqualTo("beto");
    works("beto", 1, null);
    share("menos-carga");

    assertThat(List.of(escalated().assignee(), escalated().assignee(), escalated().assignee())).containsExactly(bianca, bruno, bianca);
  }

  @Test
  void nobodyThereOrNobodyWithRoomLeavesItUnassigned() {
    share("turnos");
    for (String agent : List.of("beto", bianca, bruno)) {
      works(agent, 200, MONDAY_9AM.plusSeconds(60));
    }
    assertThat(escalated().assignee()).isNull();

    String full = escalated().folio();
    as("sofia", () -> desk.handOver(full, bianca, "Le toca"));
    works(bianca, 1, null);
    assertThat(escalated().assignee()).isNull();
  }

  @Test
  void aMissedMilestoneGivesAnAttendedTicketToWhoeverHasTheTurnButAnOpenOneToNobody() {
    share("turnos");
    String attended = act("ana", reported("ALTO", "ALTA", "CORREO").folio(), Action.ATENDER, Map.of()).folio();
    String open = reported("ALTO", "ALTA", "CORREO").folio();

    advance(Duration.ofHours(5));

    assertThat(tickets.get(open)).matches(ticket -> ticket.state() == DeskState.ABIERTO && ticket.group().equals("mesa-n3") && ticket.assignee() == null);
    assertThat(tickets.get(attended).group()).isEqualTo("mesa-n2");
    assertThat(tickets.get(attended).assignee()).isEqualTo("beto");
    assertThat(task(attended).getAssignee()).isEqualTo("beto");
  }

  @Test
  void severalAtOnceStillGoRoundEvenly() throws Exception {
    share("turnos");
    String folio = escalated().folio();
    ExecutorService nodes = Executors.newFixedThreadPool(6);
    try {
      List<Future<String>> given = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        given.add(nodes.submit(() -> transaction.execute(status -> turns.next(tickets.get(folio)).orElseThrow())));
      }
      Map<String, Integer> each = new TreeMap<>();
      for (Future<String> one : given) {
        each.merge(one.get(), 1, Integer::sum);
      }
      assertThat(each).isEqualTo(Map.of("beto", 10, bianca, 10, bruno, 10));
    } finally {
      nodes.shutdown();
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "'' | 1 | vacío", "reparto: turnos | 1 | «reparto»", "repartos: {} | 1 | no conozco la clave «repartos»",
      "'reparto:\n  mesa-n1: ninguno\n  mesa-n2: sorteo' | 3 | no conozco el reparto «sorteo»; usa ninguno, turnos, menos-carga",
      "'reparto:\n  mesa-n1: ninguno\n  mesa-n1: turnos' | 3 | repetida", "'reparto:\n  mesa-n1: [turnos]' | 2 | texto",
      "'reparto: {' | 1 | mal formado"})
  void whatAnAnalystHasToCorrectIsNamedWithItsLine(String yaml, int line, String words) {
    assertThatThrownBy(() -> Sharing.parse("asignacion.yaml", yaml)).isInstanceOfSatisfying(BrokenDefinition.class, broken -> {
      assertThat(broken.line()).isGreaterThanOrEqualTo(line).isLessThanOrEqualTo(line + 1);
      assertThat(broken).hasMessageContaining("asignacion.yaml, línea").hasMessageContaining(words);
    });
  }

  @Test
  void aGroupThatDoesNotExistStopsTheStart() {
    turns.share(Sharing.parse("asignacion.yaml", "reparto:\n  mesa-n1: ninguno\n  mesa-n9: turnos"));

    assertThatThrownBy(turns::afterSingletonsInstantiated).isInstanceOf(BrokenDefinition.class)
        .hasMessage("asignacion.yaml, línea 3: no existe el grupo «mesa-n9»; escribe su clave, como mesa-n2");
  }

  private void share(String way) {
    turns.share(Sharing.parse("asignacion.yaml", "reparto:\n  mesa-n2: " + way));
  }

  private void works(String login, int capacity, Instant awayUntil) {
    profiles.store(new AgentProfile(login, 2, "mx", capacity, awayUntil, new TreeMap<>()));
  }

  private Ticket escalated() {
    return act("ana", attended().folio(), Action.ESCALAR, Map.of("reason", "Es del servidor"));
  }
}
