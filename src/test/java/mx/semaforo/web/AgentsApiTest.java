package mx.semaforo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import mx.semaforo.DeskTest;
import mx.semaforo.assignment.AgentProfile;
import mx.semaforo.assignment.Agents;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The desk's agents, as programs read and write them; nora has just arrived and has no profile. */
class AgentsApiTest extends DeskTest {

  private static final String GOOD =
      "{\"level\": 2, \"calendar\": \"mx\", \"capacity\": 7, \"awayUntil\": \"2026-01-15T09:00\", \"skills\": {\"CORREO\": 5, \"RED\": null}}";

  @Autowired private MockMvc mvc;
  @Autowired private Agents agents;
  @Autowired private ObjectMapper json;

  @BeforeEach
  void hire() {
    IdentityService identities = engine.getIdentityService();
    identities.saveUser(identities.newUser("nora"));
    identities.createMembership("nora", "mesa");
  }

  @AfterEach
  void dismiss() {
    jdbc.update("delete from agent_skill where login = 'nora'");
    jdbc.update("delete from agent_profile where login = 'nora'");
    engine.getIdentityService().deleteUser("nora");
  }

  @Test
  void theDeskReadsWhoWorksThere() throws Exception {
    for (String person : new String[] {"ana", "sofia", "admin"}) {
      list(person).andExpect(status().isOk())
          .andExpect(jsonPath("$.items[*].user", hasItem("beto"))).andExpect(jsonPath("$.items[*].user", not(hasItem("luis"))))
          .andExpect(jsonPath("$.items[?(@.user == 'carla')].name").value("Carla Vega"))
          .andExpect(jsonPath("$.items[?(@.user == 'carla')].level").value(3))
          .andExpect(jsonPath("$.items[?(@.user == 'carla')].skills.SEGURIDAD").value(5))
          .andExpect(jsonPath("$.items[?(@.user == 'carla')].here").value(true))
          .andExpect(jsonPath("$.items[?(@.user == 'nora')].presence").value("sin perfil"))
          .andExpect(jsonPath("$.items[?(@.user == 'nora')].level", contains(nullValue())));
    }
    for (String person : new String[] {"luis", "carmen", "diego"}) {
      list(person).andExpect(status().isForbidden());
    }
  }

  @Test
  void supervisorsWriteAWholeProfileAndMaySendBackWhatTheyRead() throws Exception {
    String read = save("sofia", "nora", GOOD).andExpect(status().isOk()).andExpect(jsonPath("$.level").value(2))
        .andExpect(jsonPath("$.awayUntil").value("2026-01-15T15:00:00Z")).andExpect(jsonPath("$.presence").value("ausente hasta el 15/01/2026, 09:00"))
        .andExpect(jsonPath("$.skills.CORREO").value(5)).andExpect(jsonPath("$.skills.RED").doesNotExist())
        .andReturn().getResponse().getContentAsString();
    AgentProfile before = agents.find("nora").orElseThrow().profile();
    assertThat(read).contains("\"awayUntil\":\"2026-01-15T15:00:00Z\"");

    save("sofia", "nora", GOOD.replace("2026-01-15T09:00", "2026-01-15T15:00:00Z")).andExpect(status().isOk());
    assertThat(agents.find("nora").orElseThrow().profile()).isEqualTo(before);

    save("sofia", "nora", "{\"level\": 1, \"calendar\": \"mx\", \"capacity\": 3}").andExpect(status().isOk()).andExpect(jsonPath("$.skills").isEmpty())
        .andExpect(jsonPath("$.awayUntil").isEmpty()).andExpect(jsonPath("$.here").value(true));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "level | \"2\"", "level | 2.5", "level | true", "level | 0", "level | 10", "level | null", "calendar | 7", "calendar | \"marte\"",
      "calendar | null", "capacity | \"siete\"", "capacity | 201", "capacity | []", "awayUntil | 20260115", "awayUntil | \"mañana\"",
      "awayUntil | \"9999-01-01\"", "skills | \"CORREO\"", "skills | []", "skills.CORREO | {\"CORREO\": 6}", "skills.CORREO | {\"CORREO\": \"5\"}",
      "skills.CAFETERA | {\"CAFETERA\": 3}", "name | \"Nora\"", "nivel | 2"})
  void whatIsWrongIsNamedAndNothingIsWritten(String field, String value) throws Exception {
    Map<String, Object> sent = new HashMap<>(Map.of("level", 2, "calendar", "mx", "capacity", 7));
    sent.put(field.replaceFirst("\\..*", ""), json.readValue(value, Object.class));

    save("sofia", "nora", json.writeValueAsString(sent)).andExpect(status().is(422)).andExpect(jsonPath("$.field").value(field))
        .andExpect(jsonPath("$.detail").isNotEmpty());
    assertThat(agents.find("nora").orElseThrow().profile()).isNull();
  }

  @Test
  void onlySupervisorsWriteAndOnlyAboutTheDesk() throws Exception {
    for (String person : new String[] {"ana", "luis", "admin"}) {
      save(person, "nora", GOOD).andExpect(status().isForbidden());
    }
    save("sofia", "luis", GOOD).andExpect(status().isNotFound());
    save("sofia", "naide", GOOD).andExpect(status().isNotFound());
    save("sofia", "nora", "[]").andExpect(status().is(422));
    save("sofia", "nora", "{").andExpect(status().isBadRequest());
    assertThat(agents.find("nora").orElseThrow().profile()).isNull();
  }

  @Test
  void aRepeatedKeyWritesOnce() throws Exception {
    String key = UUID.randomUUID().toString();
    for (int time = 0; time < 2; time++) {
      mvc.perform(put("/api/v1/agents/nora").with(httpBasic("sofia", "demo")).header("Idempotency-Key", key).contentType(APPLICATION_JSON)
          .content(GOOD)).andExpect(status().isOk()).andExpect(jsonPath("$.capacity").value(7));
      jdbc.update("update agent_profile set capacity = 3 where login = 'nora'");
    }
    assertThat(agents.find("nora").orElseThrow().profile().capacity()).isEqualTo(3);
  }

  private ResultActions list(String person) throws Exception {
    return mvc.perform(get("/api/v1/agents").with(httpBasic(person, "demo")));
  }

  private ResultActions save(String person, String login, String body) throws Exception {
    return mvc.perform(put("/api/v1/agents/" + login).with(httpBasic(person, "demo")).contentType(APPLICATION_JSON).content(body));
  }
}
