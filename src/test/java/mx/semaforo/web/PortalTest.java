package mx.semaforo.web;

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

import java.util.Locale;
import java.util.Map;
import mx.semaforo.DeskTest;
import mx.semaforo.process.Action;
import mx.semaforo.ticket.TicketType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The pages, as the server writes them. */
class PortalTest extends DeskTest {

  @Autowired private MockMvc mvc;

  @Test
  void loginOffersThePeopleOfTheDemo() throws Exception {
    page(get("/login"), 200).andExpect(content().string(containsString("Ana Torres")));
  }

  @Test
  void homeShowsTheLightOfEachOwnTicketAndTheDoorsOfEachRole() throws Exception {
    String folio = as("diego", () -> desk.open(TicketType.INCIDENTE, Map.of("subject", "s", "description", "d",
        "impact", "ALTO", "urgency", "ALTA", "category", "RED"))).folio();
    page(get("/").with(authentication(login("diego"))), 200)
        .andExpect(content().string(containsString(folio)))
        .andExpect(content().string(not(containsString("/camunda/app/tasklist"))));
    page(get("/").with(authentication(login("ana"))), 200)
        .andExpect(content().string(containsString("/camunda/app/tasklist")))
        .andExpect(content().string(not(containsString("/camunda/app/cockpit"))));
    page(get("/").with(authentication(login("admin"))), 200)
        .andExpect(content().string(containsString("/camunda/app/cockpit")));
  }

  @Test
  void ticketShowsItsClocksAndOnlyTheDeskReadsWhatIsInternal() throws Exception {
    String folio = attended().folio();
    act("ana", folio, Action.RECLASIFICAR, Map.of("impact", "ALTO", "reason", "secreto de la mesa"));
    page(get("/tickets/{folio}", folio).with(authentication(login("ana"))), 200)
        .andExpect(content().string(containsString("secreto de la mesa")))
        .andExpect(content().string(containsString("class=\"clock\"")));
    page(get("/tickets/{folio}", folio).with(authentication(login("luis"))), 200)
        .andExpect(content().string(not(containsString("secreto de la mesa"))));
  }

  @Test
  void foreignTicketIsAPageThatSaysSo() throws Exception {
    page(get("/tickets/{folio}", reported().folio()).with(authentication(login("marta"))), 404)
        .andExpect(content().string(containsString("No encontramos esta página")));
  }

  @Test
  void linkAcceptsAndThenAsksForTheRating() throws Exception {
    String token = token(solved().folio());
    page(get("/solucion/{token}", token), 200).andExpect(content().string(containsString("value=\"RECHAZAR\"")));
    mvc.perform(post("/solucion/{token}", token).with(csrf()).locale(new Locale("es", "MX")).param("accion", "ACEPTAR"))
        .andExpect(redirectedUrl("/solucion/" + token)).andExpect(flash().attribute("done", "¡Gracias! Tu ticket quedó cerrado."));
    page(get("/solucion/{token}", token), 200).andExpect(content().string(containsString("value=\"CALIFICAR\"")));
  }

  @Test
  void refusedAnswerKeepsWhatWasTyped() throws Exception {
    String folio = act("ana", solved().folio(), Action.VALIDAR, Map.of()).folio();
    page(post("/solucion/{token}", token(folio)).with(csrf()).param("accion", "CALIFICAR").param("comment", "Muy amables"), 422)
        .andExpect(content().string(containsString("calificación")))
        .andExpect(content().string(containsString("Muy amables</textarea>")));
  }

  private String token(String folio) {
    return jdbc.queryForObject("select token from survey where folio = ? and closed_at is null", String.class, folio);
  }

  private ResultActions page(MockHttpServletRequestBuilder request, int status) throws Exception {
    return mvc.perform(request.locale(new Locale("es", "MX"))).andExpect(status().is(status))
        .andExpect(content().contentTypeCompatibleWith("text/html"));
  }
}
