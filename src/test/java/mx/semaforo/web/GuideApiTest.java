package mx.semaforo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mx.semaforo.DeskTest;
import mx.semaforo.process.Action;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The agent's guide, as programs use it. */
class GuideApiTest extends DeskTest {

  @Autowired private MockMvc mvc;
  @Autowired private ObjectMapper json;

  // Hand-over

  @Test
  void aTicketIsHandedOverWithAReasonThatAnswersTheThirdQuestion() throws Exception {
    String folio = attended().folio();

    handOver("ana", folio, Map.of("to", "beto", "reason", "Es del servidor")).andExpect(status().isOk())
        .andExpect(jsonPath("$.ticket.assignee").value("beto")).andExpect(jsonPath("$.ticket.folio").value(folio))
        .andExpect(jsonPath("$.warning").isEmpty());

    assertThat(texts(folio)).contains("Se entrega a Beto Lara: Es del servidor");
    ask("beto", folio, "/guide/3").andExpect(status().isOk()).andExpect(jsonPath("$.answer").value("ENTREGADO"))
        .andExpect(jsonPath("$.reference").value("beto")).andExpect(jsonPath("$.note").value("Es del servidor"))
        .andExpect(jsonPath("$.actor").value("ana"));
  }

  @Test
  void whoeverIsNotThereGetsItAndTheAnswerSaysSo() throws Exception {
    String folio = attended().folio();
    advance(Duration.ofHours(12));

    handOver("ana", folio, Map.of("to", "beto", "reason", "Es del servidor")).andExpect(status().isOk())
        .andExpect(jsonPath("$.warning").value("Beto Lara está fuera de horario."));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"to | 7", "to | null", "to | \" \"", "to | \"naide\"", "to | \"luis\"", "to | \"ana\"", "to | []",
      "reason | null", "reason | \"\"", "reason | {}", "motivo | \"x\""})
  void aWrongHandOverIsNamedAndChangesNothing(String field, String value) throws Exception {
    String folio = attended().folio();
    Map<String, Object> sent = new HashMap<>(Map.of("to", "beto", "reason", "Le toca"));
    sent.put(field, json.readValue(value, Object.class));

    handOver("ana", folio, sent).andExpect(status().is(422)).andExpect(jsonPath("$.field").value(field)).andExpect(jsonPath("$.detail").isNotEmpty());
    assertThat(tickets.get(folio).assignee()).isEqualTo("ana");
    ask("ana", folio, "/guide").andExpect(jsonPath("$.items").isEmpty());
  }

  @Test
  void aReasonAsLongAsTheDeskAllowsIsKeptAndALongerOneIsNot() throws Exception {
    String folio = attended().folio();
    handOver("ana", folio, Map.of("to", "beto", "reason", "ñ".repeat(20_001))).andExpect(status().is(422)).andExpect(jsonPath("$.field").value("reason"));
    inform("ana", folio, Map.of("note", "ñ".repeat(20_001))).andExpect(status().is(422)).andExpect(jsonPath("$.field").value("note"));

    inform("ana", folio, Map.of("note", "ñ".repeat(20_000))).andExpect(status().isCreated());
    handOver("ana", folio, Map.of("to", "beto", "reason", "ñ".repeat(20_000))).andExpect(status().isOk());
    act("beto", folio, Action.ESCALAR, Map.of("reason", "ñ".repeat(20_000)));

    ask("sofia", folio, "/guide").andExpect(jsonPath("$.items[*].note", everyItem(is("ñ".repeat(20_000)))))
        .andExpect(jsonPath("$.items[*].answer", contains("ENTREGADO", "ESCALO", "INFORMADO")));
  }

  @ParameterizedTest
  @CsvSource({"luis, 403", "marta, 404", "beto, 404", "diego, 404", "admin, 403", "sofia, 200"})
  void whoeverHasNothingToDoWithItDoesNotHandItOver(String person, int status) throws Exception {
    handOver(person, attended().folio(), Map.of("to", "carla", "reason", "Le toca")).andExpect(status().is(status));
  }

  @Test
  void aColleagueOfTheGroupDoesNotHandOverWhatAnotherAttends() throws Exception {
    String folio = act("ana", attended().folio(), Action.ESCALAR, Map.of("reason", "Es del servidor")).folio();
    as("sofia", () -> desk.handOver(folio, "carla", "Le toca"));

    handOver("beto", folio, Map.of("to", "beto", "reason", "Mejor yo")).andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail", containsString("lo entrega quien lo atiende, carla, o la supervisión")));
  }

  @Test
  void aConfidentialTicketStaysInItsGroup() throws Exception {
    String folio = confidential().folio();

    handOver("rocio", folio, Map.of("to", "ana", "reason", "Le toca")).andExpect(status().is(422)).andExpect(jsonPath("$.field").value("to"))
        .andExpect(jsonPath("$.detail", containsString("es confidencial")));
    inform("rocio", folio, Map.of("note", "Ojo")).andExpect(status().isConflict());
    for (String outside : new String[] {"ana", "sofia", "luis", "admin"}) {
      handOver(outside, folio, Map.of("to", "rocio", "reason", "Le toca")).andExpect(status().isNotFound());
      ask(outside, folio, "/guide").andExpect(status().isNotFound());
      ask(outside, folio, "/suggestions").andExpect(status().isNotFound());
    }
  }

  @Test
  void aClosedTicketIsNeitherHandedOverNorInformedNorAnswered() throws Exception {
    String folio = act("luis", solved().folio(), Action.ACEPTAR, Map.of("rating", 5)).folio();

    handOver("sofia", folio, Map.of("to", "beto", "reason", "Le toca")).andExpect(status().isConflict()).andExpect(jsonPath("$.detail", containsString("Cerrado")));
    inform("sofia", folio, Map.of("note", "Ojo")).andExpect(status().isConflict());
    answer("sofia", folio, 4, Map.of("answer", "SIGO")).andExpect(status().isConflict());
    ask("ana", folio, "/suggestions").andExpect(status().isOk());
  }

  @Test
  void aRepeatedKeyHandsOverInformsAndAnswersOnce() throws Exception {
    String folio = attended().folio();
    String key = UUID.randomUUID().toString();
    for (int time = 0; time < 2; time++) {
      send("ana", post("/api/v1/tickets/{folio}/inform", folio).header("Idempotency-Key", key + 1), Map.of("note", "Ojo")).andExpect(status().isCreated());
      send("ana", put("/api/v1/tickets/{folio}/guide/4", folio).header("Idempotency-Key", key + 2), Map.of("answer", "SIGO")).andExpect(status().isOk());
      send("ana", post("/api/v1/tickets/{folio}/hand-over", folio).header("Idempotency-Key", key + 3), Map.of("to", "beto", "reason", "Le toca"))
          .andExpect(status().isOk()).andExpect(jsonPath("$.ticket.assignee").value("beto"));
    }
    assertThat(texts(folio)).containsOnlyOnce("Se informa a mesa-n2: Ojo", "Se entrega a Beto Lara: Le toca", "Guía 4, ¿cuándo se escala? SIGO");
    send("ana", put("/api/v1/tickets/{folio}/guide/4", folio).header("Idempotency-Key", key + 2), Map.of("answer", "ESCALO")).andExpect(status().is(422));
  }

  // Informing

  @Test
  void informingTheNextLevelAnswersTheFifthQuestion() throws Exception {
    String folio = attended().folio();

    inform("ana", folio, Map.of("note", "Puede ser el servidor")).andExpect(status().isCreated());

    ask("ana", folio, "/guide/5").andExpect(jsonPath("$.answer").value("INFORMADO")).andExpect(jsonPath("$.note").value("Puede ser el servidor"));
    ask("luis", folio, "/timeline").andExpect(jsonPath("$.items[*].text", everyItem(not(containsString("servidor")))));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"note | 7", "note | null", "note | \" \"", "note | \"a\\u0000b\"", "to | \"beto\""})
  void aWrongNoteIsNamed(String field, String value) throws Exception {
    Map<String, Object> sent = new HashMap<>(Map.of("note", "Ojo"));
    sent.put(field, json.readValue(value, Object.class));

    inform("ana", attended().folio(), sent).andExpect(status().is(422)).andExpect(jsonPath("$.field").value(field));
  }

  @ParameterizedTest
  @CsvSource({"luis, 403", "marta, 404", "beto, 404", "admin, 403", "sofia, 201"})
  void onlyWhoeverWorksOnItInforms(String person, int status) throws Exception {
    inform(person, attended().folio(), Map.of("note", "Ojo")).andExpect(status().is(status));
  }

  // Answers

  @Test
  void answersAreWrittenAndReadByNumber() throws Exception {
    String folio = attended().folio();
    String other = reported().folio();

    answer("ana", folio, 1, Map.of("answer", "APLICADO", "reference", "correo-no-envia-ni-recibe", "note", "Pasos 1 a 3")).andExpect(status().isOk())
        .andExpect(jsonPath("$.cycle").value(1)).andExpect(jsonPath("$.question").value(1)).andExpect(jsonPath("$.actor").value("ana"))
        .andExpect(jsonPath("$.at").value("2026-01-12T15:00:00Z"));
    answer("ana", folio, 2, Map.of("answer", "SIRVIO", "reference", other)).andExpect(status().isOk());
    answer("ana", folio, 2, Map.of("answer", "NO_HAY")).andExpect(status().isOk()).andExpect(jsonPath("$.reference").isEmpty());
    answer("ana", folio, 3, Map.of("answer", "SOY_LA_PERSONA")).andExpect(status().isOk());
    answer("sofia", folio, 4, Map.of("answer", "SIGO")).andExpect(status().isOk());
    answer("ana", folio, 5, Map.of("answer", "NO_HACE_FALTA")).andExpect(status().isOk());

    ask("ana", folio, "/guide").andExpect(status().isOk()).andExpect(jsonPath("$.items[*].question", contains(1, 2, 3, 4, 5)))
        .andExpect(jsonPath("$.items[1].answer").value("NO_HAY"));
    ask("ana", folio, "/guide/1").andExpect(jsonPath("$.reference").value("correo-no-envia-ni-recibe"));
    ask("ana", other, "/guide/1").andExpect(status().isNotFound()).andExpect(jsonPath("$.detail", containsString("Nadie ha respondido la pregunta 1")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", value = {
      "1 | {} | answer", "1 | {\"answer\": 7} | answer", "1 | {\"answer\": \"SIRVIO\"} | answer", "1 | {\"answer\": [\"NO_APLICA\"]} | answer",
      "1 | {\"answer\": \"APLICADO\"} | reference", "1 | {\"answer\": \"APLICADO\", \"reference\": \"no-existe\"} | reference",
      "1 | {\"answer\": \"APLICADO\", \"reference\": \"../sinonimos\"} | reference", "1 | {\"answer\": \"APLICADO\", \"reference\": 1} | reference",
      "1 | {\"answer\": \"NO_APLICA\", \"reference\": \"vpn-no-conecta\"} | reference",
      "2 | {\"answer\": \"SIRVIO\", \"reference\": \"INC-999999\"} | reference", "2 | {\"answer\": \"SIRVIO\", \"reference\": \"{self}\"} | reference",
      "2 | {\"answer\": \"SIRVIO\", \"reference\": \"{foreign}\"} | reference",
      "2 | {\"answer\": \"SIRVIO\", \"reference\": \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"} | reference",
      "3 | {\"answer\": \"ENTREGADO\", \"reference\": \"naide\"} | reference", "4 | {\"answer\": \"SIGO\", \"note\": true} | note",
      "4 | {\"answer\": \"SIGO\", \"note\": \"{long}\"} | note", "5 | {\"answer\": \"INFORMADO\", \"nota\": \"x\"} | nota"})
  void aWrongAnswerIsNamedAndNotKept(int question, String body, String field) throws Exception {
    String folio = attended().folio();
    String sent = body.replace("{self}", folio).replace("{long}", "x".repeat(20_001)).replace("{foreign}", reported("BAJO", "BAJA", "RED").folio());

    mvc.perform(put("/api/v1/tickets/{folio}/guide/{question}", folio, question).with(httpBasic("ana", "demo")).contentType(APPLICATION_JSON).content(sent))
        .andExpect(status().is(422)).andExpect(jsonPath("$.field").value(field)).andExpect(content().contentTypeCompatibleWith(APPLICATION_PROBLEM_JSON));
    ask("ana", folio, "/guide").andExpect(jsonPath("$.items").isEmpty());
  }

  @Test
  void thereAreFiveQuestions() throws Exception {
    String folio = attended().folio();
    for (String number : new String[] {"0", "6", "uno", "11"}) {
      ask("ana", folio, "/guide/" + number).andExpect(status().isNotFound());
      send("ana", put("/api/v1/tickets/{folio}/guide/" + number, folio), Map.of("answer", "SIGO")).andExpect(status().isNotFound());
    }
  }

  @ParameterizedTest
  @CsvSource({"luis, 403, 403", "marta, 404, 404", "beto, 404, 404", "admin, 200, 403", "sofia, 200, 200"})
  void theGuideIsReadByTheDeskAndAnsweredByWhoeverWorksOnIt(String person, int reads, int answers) throws Exception {
    String folio = attended().folio();

    ask(person, folio, "/guide").andExpect(status().is(reads));
    answer(person, folio, 4, Map.of("answer", "SIGO")).andExpect(status().is(answers));
  }

  @Test
  void ofTwoAnswersAtTheSameInstantTheLaterOneStays() throws Exception {
    String folio = attended().folio();
    ExecutorService programs = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 10; round++) {
        int question = round % 5 + 1;
        List<String> words = List.of(List.of("NO_APLICA", "NO_EXISTE"), List.of("NO_SIRVIO", "NO_HAY"), List.of("SOY_LA_PERSONA", "SOY_LA_PERSONA"),
            List.of("SIGO", "ESCALO"), List.of("INFORMADO", "NO_HACE_FALTA")).get(question - 1);
        CyclicBarrier start = new CyclicBarrier(2);
        List<Callable<Integer>> both = words.stream().map(word -> (Callable<Integer>) () -> {
          start.await();
          return answer("ana", folio, question, Map.of("answer", word, "note", String.valueOf(start.hashCode()))).andReturn().getResponse().getStatus();
        }).toList();
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> one : programs.invokeAll(both)) {
          statuses.add(one.get());
        }
        assertThat(statuses).contains(200).allMatch(status -> status == 200 || status == 409);
      }
    } finally {
      programs.shutdown();
    }
    ask("ana", folio, "/guide").andExpect(jsonPath("$.items[*].question", contains(1, 2, 3, 4, 5)));
  }

  @Test
  void theAnswersAreCountedForSupervisorsAndAdministrators() throws Exception {
    String counted = "/api/v1/guide/summary?from=2026-01-12&to=2026-01-12";
    int before = JsonPath.read(mvc.perform(get(counted).with(httpBasic("sofia", "demo"))).andReturn().getResponse().getContentAsString(),
        "$.items[0].answers.NO_EXISTE");
    answer("ana", attended().folio(), 1, Map.of("answer", "NO_EXISTE")).andExpect(status().isOk());

    for (String person : new String[] {"sofia", "admin"}) {
      mvc.perform(get(counted).with(httpBasic(person, "demo"))).andExpect(status().isOk()).andExpect(jsonPath("$.items.length()").value(5))
          .andExpect(jsonPath("$.items[0].question").value(1)).andExpect(jsonPath("$.items[0].text").value("¿hay una guía o protocolo aplicable?"))
          .andExpect(jsonPath("$.items[0].answers.NO_EXISTE").value(before + 1));
    }
    for (String person : new String[] {"ana", "luis", "diego"}) {
      mvc.perform(get(counted).with(httpBasic(person, "demo"))).andExpect(status().isForbidden());
    }
  }

  @ParameterizedTest
  @CsvSource({"from, ayer", "from, 2026-02-30", "to, 12/01/2026", "to, 0001-01-01", "to, 99999-01-01"})
  void aWrongDayIsNamed(String field, String day) throws Exception {
    mvc.perform(get("/api/v1/guide/summary").param(field, day).with(httpBasic("sofia", "demo"))).andExpect(status().is(422))
        .andExpect(jsonPath("$.field").value(field));
  }

  // Suggestions

  @Test
  void suggestionsNameTheRightPeopleTheAdviceAndTheNextLevel() throws Exception {
    String folio = attended().folio();

    ask("ana", folio, "/suggestions").andExpect(status().isOk())
        .andExpect(jsonPath("$.agents[*].user", hasItems("ana", "beto"))).andExpect(jsonPath("$.agents[*].user", not(hasItem("carla"))))
        .andExpect(jsonPath("$.agents[?(@.user == 'beto')].name").value("Beto Lara"))
        .andExpect(jsonPath("$.agents[?(@.user == 'beto')].why", hasItem(containsString("Beto sabe 4 de 5 de «Correo», tiene "))))
        .andExpect(jsonPath("$.escalation.advice").value("SIGUE")).andExpect(jsonPath("$.escalation.why").value("Hay tiempo y nada pide otro nivel todavía"))
        .andExpect(jsonPath("$.nextLevel.group").value("mesa-n2")).andExpect(jsonPath("$.nextLevel.present[*].user", hasItem("beto")));
  }

  @Test
  void atNightNobodyIsPresentAndTheSuggestionsSaySo() throws Exception {
    String folio = attended().folio();
    advance(Duration.ofHours(12));

    ask("ana", folio, "/suggestions").andExpect(jsonPath("$.agents[*].why", everyItem(not(containsString("está en horario")))))
        .andExpect(jsonPath("$.agents[?(@.user == 'ana')].why", hasItem(containsString("está fuera de horario"))))
        .andExpect(jsonPath("$.nextLevel.group").value("mesa-n2")).andExpect(jsonPath("$.nextLevel.present").isEmpty());
  }

  @Test
  void whoeverHasNoProfileIsSuggestedLast() throws Exception {
    engine.getIdentityService().saveUser(engine.getIdentityService().newUser("noe"));
    engine.getIdentityService().createMembership("noe", "mesa");
    engine.getIdentityService().createMembership("noe", "mesa-n1");
    try {
      ask("ana", attended().folio(), "/suggestions").andExpect(jsonPath("$.agents[-1].user").value("noe"))
          .andExpect(jsonPath("$.agents[-1].why").value("noe tiene 0 tickets y está sin perfil"));
    } finally {
      engine.getIdentityService().deleteUser("noe");
    }
  }

  @Test
  void theLastLevelHasNoneAboveIt() throws Exception {
    String folio = act("ana", attended().folio(), Action.ESCALAR, Map.of("reason", "Es del servidor")).folio();
    act("beto", folio, Action.ESCALAR, Map.of("reason", "Es del fabricante"));

    ask("carla", folio, "/suggestions").andExpect(jsonPath("$.nextLevel.group").isEmpty()).andExpect(jsonPath("$.nextLevel.present").isEmpty())
        .andExpect(jsonPath("$.agents[*].user", contains("carla")))
        .andExpect(jsonPath("$.escalation.advice").value("SIGUE")).andExpect(jsonPath("$.escalation.why", containsString("último nivel")));
    inform("sofia", folio, Map.of("note", "Ojo")).andExpect(status().isConflict()).andExpect(jsonPath("$.detail", containsString("mesa-n3")));
  }

  @Test
  void forAConfidentialTicketNobodyOutsideItsGroupIsSuggested() throws Exception {
    ask("rocio", confidential().folio(), "/suggestions").andExpect(status().isOk()).andExpect(jsonPath("$.agents[*].user", contains("rocio")))
        .andExpect(jsonPath("$.nextLevel.present").isEmpty());
  }

  /** A request about luis, with rocio as its agent. */
  private Ticket confidential() {
    String folio = as("carmen", () -> desk.open(TicketType.SOLICITUD, Map.of("service", "llamado-de-atencion", "fields", Map.of("trabajador", "luis",
        "tipoFalta", "ASISTENCIA", "fechaFalta", "2026-01-01", "fechaDeteccion", "2026-01-02", "hechos", "Faltó", "evidencia", "Registro")))).folio();
    claimInTasklist("rocio", folio);
    return tickets.get(folio);
  }

  private ResultActions handOver(String person, String folio, Map<String, ?> sent) throws Exception {
    return send(person, post("/api/v1/tickets/{folio}/hand-over", folio), sent);
  }

  private ResultActions inform(String person, String folio, Map<String, ?> sent) throws Exception {
    return send(person, post("/api/v1/tickets/{folio}/inform", folio), sent);
  }

  private ResultActions answer(String person, String folio, int question, Map<String, ?> sent) throws Exception {
    return send(person, put("/api/v1/tickets/{folio}/guide/{question}", folio, question), sent);
  }

  private ResultActions send(String person, MockHttpServletRequestBuilder request, Map<String, ?> sent) throws Exception {
    return mvc.perform(request.with(httpBasic(person, "demo")).contentType(APPLICATION_JSON).content(json.writeValueAsString(sent)));
  }

  private ResultActions ask(String person, String folio, String part) throws Exception {
    return mvc.perform(get("/api/v1/tickets/" + folio + part).with(httpBasic(person, "demo")));
  }
}
