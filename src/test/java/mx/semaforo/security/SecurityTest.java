package mx.semaforo.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;
import static org.springframework.http.MediaType.TEXT_HTML;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import mx.semaforo.DeskTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Who gets through which door. */
class SecurityTest extends DeskTest {

  private static final String TICKETS = "/api/v1/tickets";

  @Autowired private MockMvc mvc;

  @ParameterizedTest
  @ValueSource(strings = {"/camunda/api/admin/setup/default/user/create", "/camunda/api/admin/auth/user/default/login/tasklist"})
  void webappsOwnWaysInAreClosed(String address) throws Exception {
    mvc.perform(post(address)).andExpect(status().isUnauthorized());
    mvc.perform(post(address).with(as("admin"))).andExpect(status().isForbidden());
  }

  @Test
  void setupPageIsClosed() throws Exception {
    mvc.perform(get("/camunda/app/admin/default/setup/").with(as("admin"))).andExpect(status().isForbidden());
  }

  @Test
  void engineRestIsAbsent() throws Exception {
    mvc.perform(get("/engine-rest/engine").with(as("admin"))).andExpect(status().isNotFound());
  }

  @Test
  void healthIsOpenAndTheRestOfTheActuatorIsForAdministrators() throws Exception {
    mvc.perform(get("/actuator/health")).andExpect(status().isOk());
    mvc.perform(get("/actuator/metrics").with(as("sofia"))).andExpect(status().isForbidden());
    mvc.perform(get("/actuator/metrics").with(as("admin"))).andExpect(status().isOk());
  }

  @Test
  void portalPagesRunNoScriptsAndAreNeitherFramedNorKept() throws Exception {
    mvc.perform(get("/login")).andExpect(status().isOk())
        .andExpect(header().string("Content-Security-Policy", containsString("default-src 'none'")))
        .andExpect(header().string("X-Frame-Options", "DENY"))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"))
        .andExpect(header().string("Cache-Control", containsString("no-store")));
  }

  @Test
  void webappsKeepTheirOwnPolicyAndTheirFilesAreKept() throws Exception {
    mvc.perform(get("/camunda/lib/one-login.js")).andExpect(header().doesNotExist("Content-Security-Policy"))
        .andExpect(header().doesNotExist("Cache-Control"));
  }

  @Test
  void apiWithoutLoginIsRefusedWithoutInvitingABrowser() throws Exception {
    mvc.perform(get(TICKETS)).andExpect(status().isUnauthorized())
        .andExpect(content().contentTypeCompatibleWith(APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.detail").isNotEmpty()).andExpect(header().doesNotExist("WWW-Authenticate"));
    mvc.perform(post(TICKETS).contentType(APPLICATION_JSON).content("{}")).andExpect(status().isUnauthorized());
    mvc.perform(get(TICKETS).header("Authorization", "Bearer x")).andExpect(status().isUnauthorized());
  }

  @Test
  void wrongPasswordIsRefusedAndTheRightOneLeavesNoSession() throws Exception {
    mvc.perform(get(TICKETS).with(httpBasic("diego", "otra"))).andExpect(status().isUnauthorized())
        .andExpect(content().contentTypeCompatibleWith(APPLICATION_PROBLEM_JSON));
    var request = mvc.perform(get(TICKETS).with(httpBasic("ana", "demo"))).andExpect(status().isOk()).andReturn().getRequest();
    assertThat(request.getSession(false)).isNull();
  }

  @Test
  void programsReadDocumentationAndAdministratorsMeasureWithBasicToo() throws Exception {
    mvc.perform(get("/v3/api-docs").with(httpBasic("ana", "demo"))).andExpect(status().isOk())
        .andExpect(content().string(containsString("Idempotency-Key")));
    mvc.perform(get("/actuator/metrics").with(httpBasic("ana", "demo"))).andExpect(status().isForbidden());
    mvc.perform(get("/actuator/metrics").with(httpBasic("admin", "demo"))).andExpect(status().isOk());
  }

  @Test
  void basicLoginIsForProgramsOnly() throws Exception {
    mvc.perform(get("/").accept(TEXT_HTML).with(httpBasic("ana", "demo"))).andExpect(status().is3xxRedirection());
    mvc.perform(get("/camunda/api/engine/engine/").with(httpBasic("ana", "demo"))).andExpect(status().isUnauthorized());
  }

  @Test
  void sessionWritesToTheApiOnlyWithTheTokenOfThePage() throws Exception {
    mvc.perform(post(TICKETS).with(as("ana")).contentType(APPLICATION_JSON).content("{}")).andExpect(status().isForbidden())
        .andExpect(content().contentTypeCompatibleWith(APPLICATION_PROBLEM_JSON));
    mvc.perform(post(TICKETS).with(as("ana")).with(csrf()).contentType(APPLICATION_JSON).content("{}"))
        .andExpect(status().isUnprocessableEntity());
  }

  @Test
  void whatRunsInsideTasklistWritesToTheApiWithTheTokenOfTasklist() throws Exception {
    MockHttpSession session = new MockHttpSession();
    session.setAttribute("CAMUNDA_CSRF_TOKEN", "secreto");
    mvc.perform(post(TICKETS).session(session).with(as("ana")).header("X-XSRF-TOKEN", "otro").contentType(APPLICATION_JSON).content("{}"))
        .andExpect(status().isForbidden());
    mvc.perform(post(TICKETS).session(session).with(as("ana")).header("X-XSRF-TOKEN", "secreto").contentType(APPLICATION_JSON).content("{}"))
        .andExpect(status().isUnprocessableEntity());
    mvc.perform(post("/logout").session(session).with(as("ana")).header("X-XSRF-TOKEN", "secreto")).andExpect(status().isForbidden());
  }

  @Test
  void pageAsksForTheLoginAndComesBack() throws Exception {
    MockHttpSession session = new MockHttpSession();
    mvc.perform(get("/tickets/INC-000001").session(session).accept(TEXT_HTML)).andExpect(status().is3xxRedirection())
        .andExpect(header().string("Location", containsString("/login")));
    mvc.perform(post("/login").session(session).with(csrf()).param("username", "ana").param("password", "demo"))
        .andExpect(authenticated().withUsername("ana")).andExpect(redirectedUrl("http://localhost/tickets/INC-000001"));
  }

  @Test
  void wrongPasswordOnThePageSaysSo() throws Exception {
    mvc.perform(formLogin("/login").user("nadie").password("x")).andExpect(unauthenticated())
        .andExpect(redirectedUrl("/login?error"));
  }

  @Test
  void logoutSaysGoodbye() throws Exception {
    mvc.perform(post("/logout").with(as("ana")).with(csrf())).andExpect(unauthenticated()).andExpect(redirectedUrl("/login?logout"));
    mvc.perform(get("/login?logout")).andExpect(status().isOk());
  }

  @Test
  void webappsLogoutNeedsTheirToken() throws Exception {
    MockHttpSession session = new MockHttpSession();
    session.setAttribute("CAMUNDA_CSRF_TOKEN", "secreto");
    mvc.perform(post("/camunda/api/admin/auth/user/default/logout").session(session).with(as("ana")).header("X-XSRF-TOKEN", "otro"));
    assertThat(session.isInvalid()).isFalse();
    mvc.perform(post("/camunda/api/admin/auth/user/default/logout").session(session).with(as("ana")).header("X-XSRF-TOKEN", "secreto"))
        .andExpect(status().isOk());
    assertThat(session.isInvalid()).isTrue();
  }

  @Test
  void linkOfASolutionNeedsNoLogin() throws Exception {
    mvc.perform(get("/solucion/inventado")).andExpect(status().isNotFound());
    mvc.perform(post("/api/v1/surveys/inventado").contentType(APPLICATION_JSON).content("{}")).andExpect(status().isNotFound());
    mvc.perform(post("/solucion/inventado").param("accion", "ACEPTAR")).andExpect(status().isForbidden());
  }

  private RequestPostProcessor as(String person) {
    return authentication(login(person));
  }
}
