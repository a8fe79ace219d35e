package mx.semaforo.web;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import mx.semaforo.DeskTest;
import mx.semaforo.ticket.TimelineEntry.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Whatever a program does wrong, it reads what and where, in Spanish. */
class ApiErrorsTest extends DeskTest {

  private static final String TICKETS = "/api/v1/tickets";

  @Autowired private MockMvc mvc;

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      subject     | {"type":"INCIDENTE","description":"d","impact":"ALTO","urgency":"ALTA","category":"RED"}
      subject     | {"type":"INCIDENTE","subject":7,"description":"d","impact":"ALTO","urgency":"ALTA","category":"RED"}
      impact      | {"type":"INCIDENTE","subject":"s","description":"d","impact":"ENORME","urgency":"ALTA","category":"RED"}
      urgency     | {"type":"INCIDENTE","subject":"s","description":"d","impact":"ALTO","urgency":["ALTA"],"category":"RED"}
      type        | {"type":"PROBLEMA","subject":"s","description":"d","impact":"ALTO","urgency":"ALTA","category":"RED"}
      type        | {}
      importancia | {"type":"INCIDENTE","importancia":1,"subject":"s","description":"d","impact":"ALTO","urgency":"ALTA","category":"RED"}
      """)
  void wrongFieldOfAReportIsNamed(String field, String body) throws Exception {
    refused(post(TICKETS).contentType(APPLICATION_JSON).content(body), 422)
        .andExpect(jsonPath("$.field").value(field)).andExpect(jsonPath("$.title").value("Hay un dato por corregir"));
  }

  @ParameterizedTest
  @CsvSource({"state,ROTO", "sort,color", "size,0", "size,101", "size,muchos", "after,inventado", "q,a\0b"})
  void wrongCriterionOfAListIsNamed(String name, String value) throws Exception {
    refused(get(TICKETS).param(name, value), 422).andExpect(jsonPath("$.field").value(name));
  }

  @Test
  void brokenJsonIsNotUnderstood() throws Exception {
    refused(post(TICKETS).contentType(APPLICATION_JSON).content("{\"type\":"), 400);
    refused(post(TICKETS).contentType(APPLICATION_JSON).content("{\"type\":\"INCIDENTE\",\"type\":\"SOLICITUD\"}"), 400);
  }

  @Test
  void bodyMustBeAnObject() throws Exception {
    refused(post(TICKETS).contentType(APPLICATION_JSON).content("[1]"), 422);
  }

  @Test
  void bodyOverOneMegabyteIsTooLarge() throws Exception {
    refused(post(TICKETS).contentType(APPLICATION_JSON).content("{\"subject\":\"" + "x".repeat(1024 * 1024) + "\"}"), 413);
  }

  @Test
  void unknownActionListsTheKnownOnes() throws Exception {
    refused(post(TICKETS + "/{folio}/actions/BAILAR", attended().folio()), 404)
        .andExpect(jsonPath("$.detail", containsString("SOLUCIONAR")));
  }

  @Test
  void actionThatIsNotPossibleNowIsAConflictThatSaysWhatIs() throws Exception {
    refused(post(TICKETS + "/{folio}/actions/VALIDAR", attended().folio()), 409)
        .andExpect(jsonPath("$.detail", containsString("SOLUCIONAR")));
  }

  @Test
  void missingFieldOfAnActionIsNamed() throws Exception {
    refused(post(TICKETS + "/{folio}/actions/SOLUCIONAR", attended().folio()), 422)
        .andExpect(jsonPath("$.field").value("solution"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      text       | {}
      text       | {"text":3}
      visibility | {"text":"hola","visibility":"SECRETA"}
      color      | {"text":"hola","color":"azul"}
      """)
  void wrongFieldOfACommentIsNamed(String field, String body) throws Exception {
    refused(post(TICKETS + "/{folio}/comments", attended().folio()).contentType(APPLICATION_JSON).content(body), 422)
        .andExpect(jsonPath("$.field").value(field));
  }

  @Test
  void foreignTicketIsAnsweredLikeOneThatDoesNotExist() throws Exception {
    String folio = reported().folio();
    for (String part : new String[] {"", "/timeline", "/people", "/sla", "/actions"}) {
      mvc.perform(get(TICKETS + "/{folio}" + part, folio).with(httpBasic("beto", "demo"))).andExpect(status().isNotFound());
      refused(get(TICKETS + "/INC-999999" + part), 404);
    }
  }

  @Test
  void unknownSurveyDoesNotExist() throws Exception {
    refused(get("/api/v1/surveys/inventado"), 404);
  }

  @Test
  void unknownAddressDoesNotExist() throws Exception {
    refused(get("/api/v1/boletos"), 404);
  }

  @Test
  void wrongMethodSaysTheRightOnes() throws Exception {
    refused(delete(TICKETS), 405).andExpect(header().string("Allow", containsString("GET")));
  }

  @Test
  void otherFormatsAreNotRead() throws Exception {
    refused(post(TICKETS).contentType(MediaType.APPLICATION_FORM_URLENCODED).content("subject=x"), 415);
    refused(get(TICKETS).accept(MediaType.APPLICATION_XML), 406);
  }

  @Test
  void requesterReadsOnlyWhatIsPublic() throws Exception {
    String folio = attended().folio();
    mvc.perform(get(TICKETS + "/{folio}/timeline", folio).with(httpBasic("luis", "demo")))
        .andExpect(jsonPath("$.items[*].visibility", hasItem("PUBLICA")))
        .andExpect(jsonPath("$.items[*].visibility", not(hasItem("INTERNA"))));
    mvc.perform(get(TICKETS + "/{folio}/timeline", folio).with(httpBasic("ana", "demo")))
        .andExpect(jsonPath("$.items[*].visibility", hasItem("INTERNA")));
  }

  @Test
  void peopleOfATicketAreThoseOfWhatMayBeRead() throws Exception {
    String folio = attended().folio();
    as("sofia", () -> {
      desk.comment(folio, "Solo para la mesa", Visibility.INTERNA);
      return null;
    });
    mvc.perform(get(TICKETS + "/{folio}/people", folio).with(httpBasic("ana", "demo")))
        .andExpect(jsonPath("$.items[*].user", contains("ana", "luis", "sofia")))
        .andExpect(jsonPath("$.items[*].name", contains("Ana Torres", "Luis Ortega", "Sofía Mena")));
    mvc.perform(get(TICKETS + "/{folio}/people", folio).with(httpBasic("luis", "demo")))
        .andExpect(jsonPath("$.items[*].user", contains("ana", "luis")));
  }

  private ResultActions refused(MockHttpServletRequestBuilder request, int status) throws Exception {
    return mvc.perform(request.with(httpBasic("ana", "demo")))
        .andExpect(status().is(status))
        .andExpect(content().contentTypeCompatibleWith(APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.status").value(status))
        .andExpect(jsonPath("$.title").isNotEmpty())
        .andExpect(jsonPath("$.detail").isNotEmpty());
  }
}
