package mx.semaforo.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mx.semaforo.catalog.Categories;
import mx.semaforo.ticket.Ticket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgentSuggestionsTest {

  private static final Presence HERE = new Presence(true, "en horario");
  private static final Presence OFF = new Presence(false, "fuera de horario");

  private final Agents agents = mock(Agents.class);
  private final Categories categories = mock(Categories.class);
  private final AgentSuggestions suggestions = new AgentSuggestions(agents, categories);
  private final Ticket ticket = mock(Ticket.class);

  @BeforeEach
  void aTicketOfTheMailInTheFirstLevel() {
    when(ticket.group()).thenReturn("n1");
    when(ticket.category()).thenReturn("CORREO");
    when(categories.labels()).thenReturn(Map.of("CORREO", "Correo"));
  }

  @Test
  void whoeverKnowsMoreComesFirstAndTheReasonIsASentence() {
    when(agents.in("n1")).thenReturn(List.of(agent("ana", 4, 2, 8, HERE), agent("nora", 5, 3, 4, HERE)));

    assertThat(suggestions.forTicket(ticket, null).best()).containsExactly(
        new SuggestedAgent("nora", "Nora Pérez", "Nora sabe 5 de 5 de «Correo», tiene 3 de 4 tickets y está en horario"),
        new SuggestedAgent("ana", "Ana Pérez", "Ana sabe 4 de 5 de «Correo», tiene 2 de 8 tickets y está en horario"));
  }

  @Test
  void presenceGoesBeforeRoomAndRoomBeforeSkillAndLoadDecidesBetweenEquals() {
    when(agents.in("n1")).thenReturn(List.of(agent("absent", 5, 0, 8, OFF), agent("busy", 4, 6, 8, HERE),
        agent("free", 4, 1, 8, HERE), agent("full", 5, 8, 8, HERE), agent("novice", 1, 0, 8, HERE), agent("twin", 4, 1, 8, HERE)));

    assertThat(users(suggestions.forTicket(ticket, null).best())).containsExactly("free", "twin", "busy", "novice", "full", "absent");
  }

  @Test
  void theNextLevelFollowsTheTicketsOwnGroupAndWhoeverHasNoProfileComesLast() {
    when(agents.in("n1")).thenReturn(List.of(stranger("ana", 1), agent("nora", 1, 7, 8, OFF)));
    when(agents.in("n2")).thenReturn(List.of(agent("beto", 5, 0, 8, HERE)));

    List<SuggestedAgent> proposed = suggestions.forTicket(ticket, "n2").best();

    assertThat(users(proposed)).containsExactly("nora", "beto", "ana");
    assertThat(proposed.get(2).why()).isEqualTo("Ana tiene 1 ticket y está sin perfil");
  }

  @Test
  void aCategoryThatNobodyKnowsStillFindsSomebody() {
    when(ticket.category()).thenReturn("CAFETERA");
    when(agents.in("n1")).thenReturn(List.of(agent("ana", 4, 2, 8, HERE)));

    assertThat(suggestions.forTicket(ticket, null).best()).extracting(SuggestedAgent::why)
        .containsExactly("Ana no registra «CAFETERA», tiene 2 de 8 tickets y está en horario");
  }

  @Test
  void aConfidentialTicketIsProposedOnlyToItsOwnGroup() {
    when(ticket.isConfidential()).thenReturn(true);
    when(agents.in("n1")).thenReturn(List.of(agent("ana", 1, 0, 8, HERE)));
    when(agents.in("n2")).thenReturn(List.of(agent("beto", 5, 0, 8, HERE)));

    assertThat(users(suggestions.forTicket(ticket, "n2").best())).containsExactly("ana");
  }

  @Test
  void somebodyOfBothGroupsIsProposedOnce() {
    when(agents.in("n1")).thenReturn(List.of(agent("ana", 1, 0, 8, HERE)));
    when(agents.in("n2")).thenReturn(List.of(agent("ana", 1, 0, 8, HERE)));

    assertThat(users(suggestions.forTicket(ticket, "n2").best())).containsExactly("ana");
  }

  @Test
  void onlyWhoeverIsThereIsPresent() {
    when(agents.in("n2")).thenReturn(List.of(agent("absent", 5, 0, 8, OFF), agent("beto", 3, 0, 8, HERE), stranger("ana", 0)));

    assertThat(users(suggestions.forTicket(ticket, "n2").presentNext())).containsExactly("beto");
  }

  private static List<String> users(List<SuggestedAgent> proposed) {
    return proposed.stream().map(SuggestedAgent::user).toList();
  }

  private static Agent agent(String login, int skill, int load, int capacity, Presence presence) {
    return new Agent(login, name(login), new AgentProfile(login, 1, "mx", capacity, null, new TreeMap<>(Map.of("CORREO", skill))), load, presence);
  }

  private static Agent stranger(String login, int load) {
    return new Agent(login, name(login), null, load, new Presence(false, "sin perfil"));
  }

  private static String name(String login) {
    return Character.toUpperCase(login.charAt(0)) + login.substring(1) + " Pérez";
  }
}
