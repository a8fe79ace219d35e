package mx.semaforo.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import mx.semaforo.DeskTest;
import mx.semaforo.catalog.Categories;
import mx.semaforo.process.Action;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Ticket;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Profiles, loads and presence as the database and the calendar say them. */
class AgentsTest extends DeskTest {

  private static final Map<String, String> GOOD =
      Map.of("level", "2", "calendar", "mx", "capacity", "7", "awayUntil", "", "skills.CORREO", "5", "skills.RED", "");

  @Autowired private Agents agents;
  @Autowired private AgentProfiles profiles;
  @Autowired private AgentSuggestions suggestions;
  @Autowired private Categories categories;

  @Test
  void theDemosAgentsAreThereInTheirHours() {
    Agent ana = agents.find("ana").orElseThrow();

    assertThat(ana.profile().skills()).containsEntry("CORREO", 4);
    assertThat(ana.presence()).isEqualTo(new Presence(true, "en horario"));
    advance(Duration.ofHours(12));
    assertThat(agents.find("ana").orElseThrow().presence()).isEqualTo(new Presence(false, "fuera de horario"));
    assertThat(agents.find("luis")).isEmpty();
    assertThat(agents.in("mesa-n1")).extracting(Agent::user).contains("ana").doesNotContain("beto");
  }

  @Test
  void theLoadIsWhatStillWaitsForASolution() {
    int before = agents.find("ana").orElseThrow().load();
    String folio = attended().folio();
    assertThat(agents.find("ana").orElseThrow().load()).isEqualTo(before + 1);

    act("ana", folio, Action.SOLUCIONAR, Map.of("solution", "Listo"));

    assertThat(agents.find("ana").orElseThrow().load()).isEqualTo(before);
  }

  /** Counted by the database itself: identities, profiles and loads come by three different roads. */
  @Test
  void howManyAgentsThereAreDoesNotChangeHowManyQuestionsAreAsked() {
    Ticket ticket = tickets.get(reported().folio());
    long forFew = statements(() -> suggestions.forTicket(ticket, "mesa-n2"));
    List<String> crowd = IntStream.range(0, 200).mapToObj("gente%03d"::formatted).toList();
    IdentityService identities = engine.getIdentityService();
    crowd.forEach(login -> {
      identities.saveUser(identities.newUser(login));
      identities.createMembership(login, "mesa");
      identities.createMembership(login, "mesa-n1");
      profiles.store(new AgentProfile(login, 1, "mx", 5, null, new TreeMap<>(Map.of("CORREO", 5, "RED", 1))));
    });
    try {
      assertThat(statements(() -> suggestions.forTicket(ticket, "mesa-n2"))).isEqualTo(forFew).isPositive();
      assertThat(suggestions.forTicket(ticket, "mesa-n2").best()).hasSize(10).allMatch(each -> each.user().startsWith("gente"));
      assertThat(statements(agents::everyone)).isLessThan(forFew);
      assertThat(agents.in("mesa-n1")).hasSizeGreaterThan(200);
    } finally {
      jdbc.update("delete from agent_skill where login like 'gente%'");
      jdbc.update("delete from agent_profile where login like 'gente%'");
      crowd.forEach(identities::deleteUser);
    }
  }

  private long statements(Runnable work) {
    jdbc.execute("set query_statistics_max_entries 1000");
    jdbc.execute("set query_statistics true");
    try {
      work.run();
      return jdbc.queryForObject("select coalesce(sum(execution_count), 0) from information_schema.query_statistics where sql_statement like 'select%'",
          Long.class);
    } finally {
      jdbc.execute("set query_statistics false");
    }
  }

  @Test
  void aProfileIsWrittenWholeAndAwayUntilIsInTheCompanysZone() {
    AgentProfile before = agents.find("saul").orElseThrow().profile();
    try {
      as("sofia", () -> profiles.save("saul", with("awayUntil", "2026-01-15T09:00")));

      assertThat(agents.find("saul").orElseThrow().profile()).isEqualTo(
          new AgentProfile("saul", 2, "mx", 7, Instant.parse("2026-01-15T15:00:00Z"), new TreeMap<>(Map.of("CORREO", 5))));
      assertThat(agents.find("saul").orElseThrow().presence()).isEqualTo(new Presence(false, "ausente hasta el 15/01/2026, 09:00"));
      assertThat(agents.find("saul").orElseThrow().why("CORREO", "Correo"))
          .matches("Saúl sabe 5 de 5 de «Correo», tiene \\d+ de 7 tickets y está ausente hasta el 15/01/2026, 09:00");
    } finally {
      profiles.store(before);
    }
    assertThat(agents.find("saul").orElseThrow().profile()).isEqualTo(before);
  }

  @Test
  void aCalendarThatIsGoneLeavesTheAgentAbsentAndSaysWhy() {
    AgentProfile before = agents.find("saul").orElseThrow().profile();
    try {
      profiles.store(new AgentProfile("saul", 1, "marte", 5, null, before.skills()));

      assertThat(agents.find("saul").orElseThrow().presence())
          .isEqualTo(new Presence(false, "en un calendario que ya no existe, «marte»"));
    } finally {
      profiles.store(before);
    }
  }

  @Test
  void theDemosSkillsAreOfCategoriesThatTheDeskHas() {
    assertThat(agents.everyone()).filteredOn(agent -> agent.profile() != null)
        .allSatisfy(agent -> assertThat(categories.labels()).containsKeys(agent.profile().skills().keySet().toArray(String[]::new)));
    assertThat(categories.labels()).containsEntry("CORREO", "Correo").containsEntry("VIATICOS", "Solicitud de viáticos").containsKey("OTRO");
  }

  @ParameterizedTest
  @CsvSource({"level, 0", "level, ''", "level, alto", "level, 10", "calendar, marte", "calendar, ''", "capacity, -1", "capacity, 1.5",
      "capacity, 201", "awayUntil, mañana", "awayUntil, 0001-01-01", "skills.CORREO, 6", "skills.CORREO, mucho", "skills.CAFETERA, 3"})
  void whatIsWrongIsNamed(String field, String typed) {
    AgentProfile before = agents.find("saul").orElseThrow().profile();

    assertThatThrownBy(() -> as("sofia", () -> profiles.save("saul", with(field, typed))))
        .isInstanceOfSatisfying(InvalidField.class, refused -> assertThat(refused.field()).isEqualTo(field));
    assertThat(agents.find("saul").orElseThrow().profile()).isEqualTo(before);
  }

  @Test
  void onlySupervisorsWriteAndOnlyAboutTheDesk() {
    assertThatThrownBy(() -> as("ana", () -> profiles.save("ana", GOOD))).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> as("sofia", () -> profiles.save("luis", GOOD)))
        .isInstanceOfSatisfying(InvalidField.class, refused -> assertThat(refused.field()).isEqualTo("login"));
  }

  private static Map<String, String> with(String field, String typed) {
    Map<String, String> fields = new TreeMap<>(GOOD);
    fields.put(field, typed);
    return fields;
  }
}
