package mx.semaforo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The page on which supervisors write what the desk knows of its agents; nora has just arrived and has no profile. */
class AgentPagesTest extends DeskTest {

  private static final String NORA = "/agentes/nora";

  @Autowired private MockMvc mvc;
  @Autowired private Agents agents;

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
  void supervisorsFindThePageAtHome() throws Exception {
    page(get("/"), "sofia", 200).andExpect(content().string(containsString("href=\"/agentes\"")));
    page(get("/"), "ana", 200).andExpect(content().string(not(containsString("href=\"/agentes\""))));
  }

  @ParameterizedTest
  @CsvSource({"ana", "luis", "diego", "admin", "carmen"})
  void nobodyElseEnters(String person) throws Exception {
    page(get("/agentes"), person, 403).andExpect(content().string(not(containsString("Beto"))));
    page(get("/agentes/beto"), person, 403);
    page(profile().param("version", ""), person, 403);
    assertThat(agents.find("nora").orElseThrow().profile()).isNull();
  }

  @Test
  void everyAgentIsListedWithWhatIsKnown() throws Exception {
    page(get("/agentes"), "sofia", 200)
        .andExpect(content().string(containsString("<a href=\"/agentes/beto\">Beto Lara</a>")))
        .andExpect(content().string(containsString("En horario")))
        .andExpect(content().string(containsString("de 6</td>")))
        .andExpect(content().string(containsString("<span>VPN</span>")))
        .andExpect(content().string(containsString("Sin perfil")));
  }

  @Test
  void aFirstProfileIsWrittenAndReadAgain() throws Exception {
    page(get(NORA), "sofia", 200).andExpect(content().string(containsString("<option value=\"mx\">mx</option>")))
        .andExpect(content().string(containsString("name=\"skills.VIATICOS\"")))
        .andExpect(content().string(containsString("name=\"version\" value=\"\"")));

    mvc.perform(with("sofia", profile().param("version", "").param("awayUntil", "2026-01-15T09:00"))).andExpect(redirectedUrl("/agentes"))
        .andExpect(flash().attribute("done", "Se guardó el perfil de nora."));

    AgentProfile saved = agents.find("nora").orElseThrow().profile();
    assertThat(saved.skills()).containsOnlyKeys("CORREO").containsEntry("CORREO", 5);
    assertThat(saved.awayUntil()).isEqualTo("2026-01-15T15:00:00Z");
    page(get(NORA), "sofia", 200).andExpect(content().string(containsString("value=\"2026-01-15T09:00\"")))
        .andExpect(content().string(containsString("<option value=\"5\" selected=\"selected\">")));
  }

  @Test
  void whatIsWrongIsReadBesideEachFieldAndWhatWasTypedStays() throws Exception {
    page(post(NORA).with(csrf()).param("version", "").param("level", "<b>alto").param("capacity", "999").param("calendar", "")
        .param("awayUntil", "mañana").param("skills.CORREO", "5").param("skills.RED", "6"), "sofia", 422)
        .andExpect(content().string(containsString("value=\"&lt;b&gt;alto\""))).andExpect(content().string(not(containsString("<b>alto"))))
        .andExpect(content().string(containsString("<strong class=\"mistake\">«Nivel» es un número entero de 1 a 9.</strong>")))
        .andExpect(content().string(containsString("<a href=\"#capacity\">«Capacidad» es un número entero de 1 a 200.</a>")))
        .andExpect(content().string(containsString("Falta «Calendario»")))
        .andExpect(content().string(containsString("value=\"mañana\""))).andExpect(content().string(containsString("«Ausente hasta» es una fecha")))
        .andExpect(content().string(containsString("<a href=\"#skills.RED\">«Red» es un número entero de 1 a 5.</a>")))
        .andExpect(content().string(containsString("<option value=\"5\" selected=\"selected\">")));
    page(profile().param("version", "").param("skills.CAFETERA", "3"), "sofia", 422)
        .andExpect(content().string(containsString("Esa categoría no existe: usa CORREO")));
    assertThat(agents.find("nora").orElseThrow().profile()).isNull();
  }

  @Test
  void whoeverComesLaterReadsWhatTheOtherSaved() throws Exception {
    mvc.perform(with("sofia", profile().param("version", ""))).andExpect(redirectedUrl("/agentes"));

    page(post(NORA).with(csrf()).param("version", "").param("level", "3").param("calendar", "mx").param("capacity", "9"), "sofia", 409)
        .andExpect(content().string(containsString("Otra persona guardó este perfil")))
        .andExpect(content().string(containsString("Lo que guardó: nivel 2, calendario «mx», capacidad 7.")))
        .andExpect(content().string(containsString("name=\"version\" value=\"0\"")))
        .andExpect(content().string(containsString("value=\"9\"")));
    assertThat(agents.find("nora").orElseThrow().profile().level()).isEqualTo(2);

    mvc.perform(with("sofia", post(NORA).with(csrf()).param("version", "0").param("level", "3").param("calendar", "mx").param("capacity", "9")))
        .andExpect(redirectedUrl("/agentes"));
    assertThat(agents.find("nora").orElseThrow().profile()).satisfies(profile -> {
      assertThat(profile.level()).isEqualTo(3);
      assertThat(profile.skills()).isEmpty();
    });
  }

  @Test
  void oneOfTwoAtTheSameInstantIsTold() throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService supervisors = Executors.newFixedThreadPool(2);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (String level : List.of("1", "2")) {
        MockHttpServletRequestBuilder request = with("sofia", post(NORA).with(csrf()).param("version", "").param("level", level)
            .param("calendar", "mx").param("capacity", "5").param("skills.RED", level));
        answers.add(supervisors.submit(() -> {
          start.await();
          return mvc.perform(request).andReturn().getResponse().getStatus();
        }));
      }
      assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(302, 409);
    } finally {
      supervisors.shutdown();
    }
  }

  @Test
  void whoeverIsNotOfTheDeskHasNoPage() throws Exception {
    for (String login : new String[] {"luis", "naide"}) {
      page(get("/agentes/" + login), "sofia", 404).andExpect(status().reason("No hay nadie de la mesa con el usuario «" + login + "»."));
      page(post("/agentes/" + login).with(csrf()).param("level", "1"), "sofia", 404);
    }
  }

  private static MockHttpServletRequestBuilder profile() {
    return post(NORA).with(csrf()).param("level", "2").param("calendar", "mx").param("capacity", "7").param("skills.CORREO", "5");
  }

  private MockHttpServletRequestBuilder with(String person, MockHttpServletRequestBuilder request) {
    Authentication login = login(person);
    return request.with(authentication(login)).locale(new Locale("es", "MX"));
  }

  private ResultActions page(MockHttpServletRequestBuilder request, String person, int status) throws Exception {
    return mvc.perform(with(person, request)).andExpect(status().is(status));
  }
}
