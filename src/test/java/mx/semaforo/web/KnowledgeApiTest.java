package mx.semaforo.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.semaforo.DeskTest;
import mx.semaforo.process.Action;
import mx.semaforo.ticket.TicketType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.yaml.snakeyaml.Yaml;

/** What the desk knows, as programs ask for it. */
class KnowledgeApiTest extends DeskTest {

  @Autowired private MockMvc mvc;

  @Test
  void suggestionsNameProtocolsWithTheirReasonAndSimilarCases() throws Exception {
    String mark = "zumbido" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");
    String solved = solved("La impresora hace un " + mark);
    String folio = open("Mi inpresora no imprime, hace " + mark);

    await().untilAsserted(() -> ask("ana", "/tickets/" + folio + "/suggestions").andExpect(status().isOk())
        .andExpect(jsonPath("$.similar[0].folio").value(solved)));
    ask("ana", "/tickets/" + folio + "/suggestions")
        .andExpect(jsonPath("$.similar[0].solution").value("Se cambió el balastro"))
        .andExpect(jsonPath("$.similar[0].score").isNumber())
        .andExpect(jsonPath("$.similar[*].folio", not(hasItem(folio))))
        .andExpect(jsonPath("$.protocols[0].id").value("impresora-no-imprime"))
        .andExpect(jsonPath("$.protocols[0].title").value("La impresora no imprime"))
        .andExpect(jsonPath("$.protocols[0].why", containsString("misma categoría; coincide en «inpresora»")))
        .andExpect(jsonPath("$.missing").isEmpty());
  }

  @Test
  void noProtocolIsProposedForARequestOfWhatNoneIsAbout() throws Exception {
    String trip = as("luis", () -> desk.open(TicketType.SOLICITUD, Map.of("service", "solicitud-de-viaticos", "fields", Map.of(
        "destino", "La red de Monterrey", "motivoViaje", "Instalar una impresora", "salida", "2026-01-26", "regreso", "2026-01-28",
        "conceptos", List.of(Map.of("concepto", "TRANSPORTE", "monto", 3000)), "total", 3000)))).folio();

    ask("fabian", "/tickets/" + trip + "/suggestions").andExpect(status().isOk()).andExpect(jsonPath("$.protocols").isEmpty());
  }

  @Test
  void suggestionsAreForTheDesk() throws Exception {
    String folio = open("No imprime");

    ask("luis", "/tickets/" + folio + "/suggestions").andExpect(status().isForbidden());
    ask("beto", "/tickets/" + folio + "/suggestions").andExpect(status().isNotFound());
    ask("ana", "/tickets/INC-999999/suggestions").andExpect(status().isNotFound());
  }

  @Test
  void protocolsAreSearchedAndRead() throws Exception {
    ask("luis", "/knowledge?q=no se coneccta la vpn").andExpect(status().isOk()).andExpect(jsonPath("$.protocols[0].id").value("vpn-no-conecta"));
    ask("luis", "/knowledge/protocols/vpn-no-conecta").andExpect(status().isOk())
        .andExpect(jsonPath("$.html", containsString("<h2>Pasos</h2>")))
        .andExpect(jsonPath("$.text", containsString("## Pasos")))
        .andExpect(jsonPath("$.categories[0]").value("VPN"));
    ask("luis", "/knowledge/protocols/no-existe").andExpect(status().isNotFound()).andExpect(jsonPath("$.detail", containsString("protocolo")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?q=", "?q=%20"})
  void aSearchNeedsWords(String query) throws Exception {
    mvc.perform(get(URI.create("/api/v1/knowledge" + query)).with(httpBasic("ana", "demo"))).andExpect(status().is(422))
        .andExpect(jsonPath("$.field").value("q"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"***", "?", "impres*", "\"", "(", "a:b^9~", "/.*/", "' or 1=1; drop table ticket --", "%", "_", "🖨️🔥", "\u0001\u0007 vpn",
      "AND OR NOT", "de la que", "\ud83d", "ﷺ", "\u202evpn", "{{7*7}}", "${jndi:ldap://x}"})
  void whateverIsTypedIsOnlyWords(String typed) throws Exception {
    mvc.perform(get("/api/v1/knowledge").param("q", typed).with(httpBasic("ana", "demo"))).andExpect(status().isOk())
        .andExpect(jsonPath("$.protocols").isArray()).andExpect(jsonPath("$.cases").isArray())
        .andExpect(jsonPath("$.missing", not(containsString("no responde"))));
  }

  @Test
  void whatIsTooLongOrCannotBeTextIsRefusedInSpanish() throws Exception {
    for (String typed : new String[] {"x".repeat(10_000), "palabra ".repeat(2_000), "vpn\u0000"}) {
      mvc.perform(get("/api/v1/knowledge").param("q", typed).with(httpBasic("ana", "demo"))).andExpect(status().is(422))
          .andExpect(jsonPath("$.field").value("q")).andExpect(jsonPath("$.detail", containsString("«q» tiene")));
    }
  }

  @Test
  void theIndexIsMadeAgainForSupervisorsAndAdministrators() throws Exception {
    for (String person : new String[] {"luis", "ana", "diego"}) {
      mvc.perform(post("/api/v1/knowledge/index").with(httpBasic(person, "demo"))).andExpect(status().isForbidden());
      ask(person, "/knowledge/index").andExpect(status().isForbidden());
    }

    mvc.perform(post("/api/v1/knowledge/index").with(httpBasic("sofia", "demo"))).andExpect(status().isAccepted())
        .andExpect(jsonPath("$.state").value("RECONSTRUYENDO")).andExpect(jsonPath("$.percent").isNumber());
    await().untilAsserted(() -> ask("admin", "/knowledge/index").andExpect(jsonPath("$.state").value("LISTO"))
        .andExpect(jsonPath("$.percent").value(100)));
  }

  @Test
  void aSolutionBecomesADraftThatAnalystsRead() throws Exception {
    String subject = "No \"imprime\": \\ hoja # 1 [" + UUID.randomUUID() + "]";
    String folio = solved(subject);

    document("ana", folio).andExpect(status().isCreated()).andExpect(jsonPath("$.author").value("ana"));
    List<String> drafts = JsonPath.read(ask("diego", "/knowledge/drafts?size=100").andExpect(status().isOk())
        .andReturn().getResponse().getContentAsString(UTF_8), "$.items[?(@.folio == '%s')].text".formatted(folio));
    String text = drafts.get(0);

    assertThat(text).contains("1. Se cambió el balastro", "## Qué preguntar", "## Cuándo escalar").doesNotContain("luis");
    Map<String, Object> data = new Yaml().load(text.split("---\n")[1]);
    assertThat(data).isEqualTo(Map.of("titulo", subject, "categorias", List.of("IMPRESORA"), "sintomas", List.of(subject)));
    assertThat(texts(folio)).contains("Se documentó como referencia para un protocolo");
  }

  @Test
  void aSecondDraftOfATicketTakesThePlaceOfTheFirst() throws Exception {
    String folio = solved("No imprime");
    document("ana", folio).andExpect(status().isCreated());
    advance(Duration.ofSeconds(1));
    document("sofia", folio).andExpect(status().isCreated());

    assertThat(jdbc.queryForList("select author from protocol_draft where folio = ?", String.class, folio)).containsExactly("sofia");
  }

  @Test
  void draftsArePagedWithoutGaps() throws Exception {
    List<String> written = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      written.add(0, solved("No imprime"));
      document("ana", written.get(0)).andExpect(status().isCreated());
      advance(Duration.ofHours(1));
    }
    jdbc.update("delete from protocol_draft where folio not in (?, ?, ?, ?, ?)", written.toArray());

    List<String> seen = new ArrayList<>();
    String next = "";
    while (next != null) {
      String page = ask("sofia", "/knowledge/drafts?size=2&after=" + next).andReturn().getResponse().getContentAsString();
      seen.addAll(JsonPath.read(page, "$.items[*].folio"));
      next = JsonPath.read(page, "$.next");
    }
    assertThat(seen).isEqualTo(written);
    ask("sofia", "/knowledge/drafts?after=otra").andExpect(status().is(422)).andExpect(jsonPath("$.field").value("after"));
  }

  @ParameterizedTest
  @CsvSource({"luis, 403", "marta, 404", "beto, 404", "diego, 404"})
  void onlyDeskPeopleWhoSeeTheTicketDocumentIt(String person, int status) throws Exception {
    document(person, solved("No imprime")).andExpect(status().is(status)).andExpect(content().contentTypeCompatibleWith(APPLICATION_PROBLEM_JSON));
  }

  @Test
  void onlyASolvedTicketIsDocumented() throws Exception {
    document("ana", open("No imprime")).andExpect(status().isConflict()).andExpect(jsonPath("$.detail", containsString("no está solucionado")));
    for (String person : new String[] {"luis", "ana"}) {
      ask(person, "/knowledge/drafts").andExpect(status().isForbidden());
    }
  }

  @Test
  void healthTellsOfProtocolsAndIndex() throws Exception {
    mvc.perform(get("/actuator/health").with(httpBasic("admin", "demo")))
        .andExpect(jsonPath("$.components.knowledge.details.protocols").isNumber())
        .andExpect(jsonPath("$.components.knowledge.details.problems").isEmpty())
        .andExpect(jsonPath("$.components.knowledge.details.index").isNotEmpty());
  }

  private ResultActions ask(String person, String path) throws Exception {
    return mvc.perform(get("/api/v1" + path).with(httpBasic(person, "demo")));
  }

  private ResultActions document(String person, String folio) throws Exception {
    return mvc.perform(post("/api/v1/tickets/" + folio + "/reference").with(httpBasic(person, "demo")));
  }

  private String open(String subject) {
    return as("luis", () -> desk.open(TicketType.INCIDENTE, Map.of("subject", subject, "description", "Desde ayer.",
        "impact", "MEDIO", "urgency", "MEDIA", "category", "IMPRESORA"))).folio();
  }

  private String solved(String subject) {
    String folio = open(subject);
    act("ana", folio, Action.ATENDER, Map.of());
    act("ana", folio, Action.SOLUCIONAR, Map.of("solution", "Se cambió el balastro"));
    return folio;
  }
}
