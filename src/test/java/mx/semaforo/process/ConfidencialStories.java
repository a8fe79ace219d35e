package mx.semaforo.process;

import static mx.semaforo.ticket.DeskState.CERRADO;
import static mx.semaforo.ticket.DeskState.EN_PROCESO;
import static mx.semaforo.ticket.DeskState.PENDIENTE_USUARIO;
import static mx.semaforo.ticket.DeskState.SOLUCIONADO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mx.semaforo.attachment.Attachments;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketNotFound;
import mx.semaforo.ticket.TicketSearch;
import mx.semaforo.ticket.TicketSearch.Criteria;
import mx.semaforo.ticket.TicketType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Llamado de atención: what carmen says of luis reaches RH and ignacio, and nobody else. */
class ConfidencialStories extends RequestStory {

  private static final String SECRET = "Llegó tarde tres días";

  @Autowired MockMvc mvc;
  @Autowired Attachments attachments;
  @Autowired TicketSearch search;
  @Autowired Recalculation recalculation;

  private static Map<String, Object> fault() {
    return new HashMap<>(Map.of("trabajador", "luis", "tipoFalta", "ASISTENCIA", "fechaFalta", "2026-01-01", "fechaDeteccion", "2026-01-02",
        "hechos", SECRET, "evidencia", "Registro de entradas"));
  }

  private Ticket inApproval() {
    return inApproval(fault());
  }

  private Ticket inApproval(Map<String, Object> fault) {
    Ticket ticket = act("rocio", requested("carmen", WARNING, fault), Action.ATENDER);
    as("carmen", () -> attachments.add(ticket.folio(), "entradas.pdf", "%PDF-1.4\n%x".getBytes(), "Evidencia de la falta"));
    return ticket;
  }

  private Ticket approved() {
    return act("ignacio", inApproval(), Action.APROBAR);
  }

  /** Solved, with a word that no other ticket has in what is said and in its solution. */
  private Ticket solvedAbout(String mark) {
    Map<String, Object> fault = fault();
    fault.put("hechos", SECRET + " por " + mark);
    String folio = act("ignacio", inApproval(fault), Action.APROBAR).folio();
    act("rocio", folio, Action.AVANZAR, Map.of("procede", "SI"));
    desk.answerInquiry(jdbc.queryForObject("select token from inquiry where folio = ?", String.class, folio), "El metro se detuvo");
    return act("rocio", folio, Action.AVANZAR, Map.of("resultado", "SIN_SANCION", "solucion", "Se justificó con " + mark));
  }

  @Test
  void onlyChiefsAskForIt() {
    assertThatThrownBy(() -> requested("luis", WARNING, fault())).isInstanceOf(InvalidField.class);
    assertThatThrownBy(() -> requested("ana", WARNING, fault())).isInstanceOf(InvalidField.class);
  }

  @Test
  void theEightDayRuleWarnsAndIsReadInItsOwnWords() {
    Map<String, Object> late = fault();
    late.put("fechaDeteccion", "2026-01-09");
    assertThat(texts(requested("carmen", WARNING, late).folio())).anyMatch(text -> text.contains("8 días"));
  }

  @Test
  void thePersonConcernedAnswersByTheirLinkBeforeItIsResolved() {
    Ticket ticket = approved();
    String folio = ticket.folio();
    act("rocio", folio, Action.AVANZAR, Map.of("procede", "SI"));
    assertThat(tickets.get(folio).state()).isEqualTo(PENDIENTE_USUARIO);
    assertThat(outbox(folio)).contains("personAsked → luis");
    String token = jdbc.queryForObject("select token from inquiry where folio = ?", String.class, folio);
    desk.answerInquiry(token, "El metro se detuvo");
    assertThat(tickets.get(folio).state()).isEqualTo(EN_PROCESO);
    assertThat(place(ticket)).isEqualTo("Task_Resolver");
    assertThat(texts(folio)).anyMatch(text -> text.contains("El metro se detuvo"));
    assertThat(act("rocio", folio, Action.AVANZAR, Map.of("resultado", "SIN_SANCION", "solucion", "Se justificó")).state()).isEqualTo(SOLUCIONADO);
  }

  @Test
  void withoutAnAnswerItIsResolvedAfterTheTimeForIt() {
    Ticket ticket = approved();
    act("rocio", ticket.folio(), Action.AVANZAR, Map.of("procede", "SI"));
    advanceTo("2026-01-21T18:00");
    assertThat(place(ticket)).isEqualTo("Task_Resolver");
  }

  @Test
  void evidenceThatDoesNotHoldEndsIt() {
    Ticket ticket = approved();
    act("rocio", ticket.folio(), Action.AVANZAR, Map.of("procede", "NO", "motivo", "El registro es de otra persona"));
    assertThat(tickets.get(ticket.folio()).state()).isEqualTo(CERRADO);
  }

  @ParameterizedTest
  @CsvSource({"carmen, true", "rocio, true", "ignacio, true", "luis, false", "marta, false", "julia, false", "ana, false", "beto, false",
      "fabian, false", "saul, false", "sofia, false", "diego, false", "admin, false"})
  void onlyRhTheRequesterAndTheApproverSeeItThroughEveryDoor(String person, boolean sees) {
    Ticket ticket = inApproval();
    String folio = ticket.folio();
    if (sees) {
      assertThat(as(person, () -> desk.ticket(folio)).folio()).isEqualTo(folio);
    } else {
      assertThatThrownBy(() -> as(person, () -> desk.ticket(folio))).isInstanceOf(TicketNotFound.class);
      assertThatThrownBy(() -> as(person, () -> desk.actions(folio))).isInstanceOf(TicketNotFound.class);
      assertThatThrownBy(() -> act(person, folio, Action.CANCELAR, Map.of("reason", "x"))).isInstanceOf(TicketNotFound.class);
      assertThatThrownBy(() -> as(person, () -> {
        desk.comment(folio, "x", mx.semaforo.ticket.TimelineEntry.Visibility.PUBLICA);
        return null;
      })).isInstanceOf(TicketNotFound.class);
    }
    assertThat(as(person, () -> search.find(new Criteria(null, null, null, null, SECRET, null, null, "100"), Person.current())).items())
        .extracting(Ticket::folio).satisfies(found -> assertThat(found.contains(folio)).isEqualTo(sees));
    List<String> listed = inTasklist(person, () -> engine.getTaskService().createTaskQuery().processInstanceBusinessKey(folio).list())
        .stream().map(each -> each.getTaskDefinitionKey()).toList();
    assertThat(listed).hasSize(Set.of("ignacio").contains(person) ? 1 : 0);
    assertThat(inTasklist(person, () -> engine.getTaskService().createTaskQuery().processVariableValueEquals("folio", folio).count()))
        .isEqualTo(listed.size());
  }

  /** The index is asked by those who see it first, so that the others' empty answers are no accident. */
  @Test
  void solvedItIsACaseOnlyForThoseWhoSeeItAndAReferenceForNobody() throws Exception {
    String mark = "tranvia" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");
    String folio = solvedAbout(mark).folio();

    for (String person : List.of("rocio", "carmen", "ignacio")) {
      await().untilAsserted(() -> assertThat(cases(person, mark)).as(person).containsExactly(folio));
    }
    for (String person : List.of("luis", "marta", "julia", "ana", "beto", "carla", "fabian", "saul", "sofia", "diego", "admin")) {
      assertThat(cases(person, mark)).as(person).isEmpty();
      send(person, get("/api/v1/tickets/" + folio + "/suggestions")).andExpect(status().isNotFound());
      send(person, post("/api/v1/tickets/" + folio + "/reference")).andExpect(status().isNotFound());
    }
    for (String person : List.of("carmen", "ignacio")) {
      send(person, get("/api/v1/tickets/" + folio + "/suggestions")).andExpect(status().isForbidden());
      send(person, post("/api/v1/tickets/" + folio + "/reference")).andExpect(status().isForbidden());
    }
    send("rocio", get("/api/v1/tickets/" + folio + "/suggestions")).andExpect(status().isOk());
    send("rocio", post("/api/v1/tickets/" + folio + "/reference")).andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail", containsString("confidencial")));
    assertThat(jdbc.queryForList("select folio from protocol_draft where draft_text like ?", String.class, "%" + mark + "%")).isEmpty();
  }

  @Test
  void itIsProposedForASimilarTicketOnlyToThoseWhoSeeIt() throws Exception {
    String mark = "tranvia" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");
    String folio = solvedAbout(mark).folio();
    await().until(() -> cases("rocio", mark).contains(folio));

    String similar = as("luis", () -> desk.open(TicketType.INCIDENTE, Map.of("subject", SECRET + " por " + mark, "description", mark,
        "impact", "BAJO", "urgency", "BAJA", "category", "OTRO"))).folio();
    for (String person : List.of("ana", "sofia", "admin")) {
      assertThat(JsonPath.<List<String>>read(answer(person, "/tickets/" + similar + "/suggestions"), "$.similar[*].folio")).as(person)
          .doesNotContain(folio);
    }
    String other = solvedAbout(mark).folio();
    assertThat(JsonPath.<List<String>>read(answer("rocio", "/tickets/" + other + "/suggestions"), "$.similar[*].folio")).contains(folio);
  }

  private List<String> cases(String person, String words) throws Exception {
    return JsonPath.read(answer(person, "/knowledge?q=" + words), "$.cases[*].folio");
  }

  private String answer(String person, String path) throws Exception {
    return send(person, get("/api/v1" + path)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
  }

  private ResultActions send(String person, MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request.with(httpBasic(person, "demo")));
  }

  @Test
  void theEngineKeepsNothingOfWhatItIsAbout() {
    Ticket ticket = approved();
    act("rocio", ticket.folio(), Action.AVANZAR, Map.of("procede", "SI"));
    for (String table : List.of("ACT_RU_VARIABLE", "ACT_HI_VARINST", "ACT_HI_DETAIL")) {
      assertThat(jdbc.queryForList("select TEXT_ from " + table + " where TEXT_ is not null", String.class))
          .noneMatch(text -> text.contains(SECRET) || text.contains("Registro de entradas"));
      assertThat(jdbc.queryForList("select NAME_ from " + table + " where NAME_ in ('trabajador', 'persona', 'pregunta', 'aviso', 'motivo')",
          String.class)).isEmpty();
    }
    for (String table : List.of("ACT_RU_TASK", "ACT_HI_TASKINST")) {
      assertThat(jdbc.queryForList("select DESCRIPTION_ from " + table + " where DESCRIPTION_ is not null", String.class))
          .noneMatch(text -> text.contains(SECRET));
    }
  }

  @Test
  void aSupervisorDoesNotFindItInARecalculation() {
    Ticket ticket = inApproval();
    assertThatThrownBy(() -> as("sofia", () -> recalculation.run(Map.of("folios", List.of(ticket.folio()))))).isInstanceOf(InvalidField.class);
  }

  @Test
  void whatGoesToTheSupervisorsDoesNotSayWhatItIsAbout() {
    Ticket ticket = requested("carmen", WARNING, fault());
    advanceTo("2026-01-13T12:00");
    assertThat(jdbc.queryForList("select subject || body from outbox where folio = ? and recipient in ('supervisores', 'gerencia')",
        String.class, ticket.folio())).isNotEmpty().allMatch(text -> text.contains("Solicitud confidencial"));
  }
}
