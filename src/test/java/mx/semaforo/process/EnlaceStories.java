package mx.semaforo.process;

import static mx.semaforo.ticket.DeskState.CERRADO;
import static mx.semaforo.ticket.DeskState.EN_PROCESO;
import static mx.semaforo.ticket.DeskState.PENDIENTE_USUARIO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import mx.semaforo.approval.Level;
import mx.semaforo.attachment.Attachments;
import mx.semaforo.inquiry.Inquiries;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketRuleViolation;
import mx.semaforo.ticket.TimelineEntry.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Deciding and answering with nothing but the link of a message. */
class EnlaceStories extends RequestStory {

  private static final Locale SPANISH = Locale.forLanguageTag("es-MX");

  @Autowired MockMvc mvc;
  @Autowired Inquiries inquiries;
  @Autowired Attachments attachments;

  @Test
  void theMessageCarriesTheLinkAndOpeningItDecidesNothing() throws Exception {
    Ticket ticket = advanceInApproval(3000);
    String token = approval(ticket);
    assertThat(messages(ticket, "approvalRequested")).singleElement().asString().contains("/aprobacion/" + token, "Los viáticos los aprueba");

    page(get("/aprobacion/{token}", token), 200).andExpect(content().string(containsString("Monterrey")))
        .andExpect(content().string(containsString("Luis Ortega"))).andExpect(content().string(containsString("value=\"DEVOLVER\"")));
    mvc.perform(get("/api/v1/approvals/{token}", token)).andExpect(status().isOk()).andExpect(jsonPath("$.state").value("PENDIENTE"))
        .andExpect(jsonPath("$.approver").value("carmen"));

    assertThat(place(ticket)).isEqualTo(place(advanceInApproval(3000)));
    assertThat(approvals.byToken(token).orElseThrow().isPending()).isTrue();
  }

  @Test
  void aDecisionOnThePageIsTheApproversAndTheLinkIsDeadAfterwards() throws Exception {
    Ticket ticket = advanceInApproval(3000);
    String token = approval(ticket);

    decide(token, "APROBAR", "Que le vaya bien").andExpect(redirectedUrl("/aprobacion/" + token))
        .andExpect(flash().attribute("done", "Gracias: registramos tu aprobación."));

    assertThat(place(ticket)).isEqualTo("Task_VerificarPresupuesto");
    assertThat(approvals.byToken(token).orElseThrow()).extracting("decidedBy", "reason").containsExactly("carmen", "Que le vaya bien");
    assertThat(timeline(ticket.folio())).filteredOn(entry -> entry.text().startsWith("Aprobada.")).singleElement()
        .extracting("actor").isEqualTo("carmen");
    page(get("/aprobacion/{token}", token), 200).andExpect(content().string(containsString("Esta aprobación ya se dio.")))
        .andExpect(content().string(not(containsString("Monterrey")))).andExpect(content().string(not(containsString("accion"))));
    page(post("/aprobacion/{token}", token).with(csrf()).param("accion", "RECHAZAR").param("reason", "No"), 409)
        .andExpect(content().string(containsString("Este enlace ya cumplió su función")));
  }

  @Test
  void returningNeedsItsReasonAndKeepsWhatWasTyped() throws Exception {
    Ticket ticket = advanceInApproval(3000);
    String token = approval(ticket);
    page(post("/aprobacion/{token}", token).with(csrf()).param("accion", "DEVOLVER").param("reason", " "), 422)
        .andExpect(content().string(containsString("Falta «motivo»")));
    decide(token, "DEVOLVER", "Falta el hotel").andExpect(status().is3xxRedirection());
    assertThat(tickets.get(ticket.folio()).state()).isEqualTo(PENDIENTE_USUARIO);
    assertThat(messages(ticket, "requestReturned")).singleElement().asString().contains("Falta el hotel");
  }

  @Test
  void aPageFromElsewhereCannotDecideAndNeitherCanAnotherWord() throws Exception {
    String token = approval(advanceInApproval(3000));
    mvc.perform(post("/aprobacion/{token}", token).param("accion", "APROBAR")).andExpect(status().isForbidden());
    mvc.perform(post("/aprobacion/{token}", token).with(csrf()).param("accion", "SOLUCIONAR")).andExpect(status().isBadRequest());
    assertThat(approvals.byToken(token).orElseThrow().isPending()).isTrue();
    mvc.perform(get("/aprobacion/inventado")).andExpect(status().isNotFound());
    mvc.perform(get("/api/v1/approvals/inventado")).andExpect(status().isNotFound());
  }

  @Test
  void aProgramDecidesByTheTokenAndARepetitionGetsTheSameAnswer() throws Exception {
    Ticket ticket = advanceInApproval(3000);
    String token = approval(ticket);
    for (int time = 0; time < 2; time++) {
      send("/api/v1/approvals/{token}", token, "{\"decision\":\"RECHAZAR\",\"reason\":\"Sin presupuesto\"}").andExpect(status().isOk())
          .andExpect(jsonPath("$.state").value("RECHAZADA")).andExpect(jsonPath("$.reason").value("Sin presupuesto"));
    }
    assertThat(tickets.get(ticket.folio()).state()).isEqualTo(CERRADO);
    mvc.perform(post("/api/v1/approvals/{token}", token).contentType(APPLICATION_JSON).content("{\"decision\":\"APROBAR\"}"))
        .andExpect(status().isConflict());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      decision | {}
      decision | {"decision":"SOLUCIONAR"}
      decision | {"decision":["APROBAR"]}
      reason   | {"decision":"RECHAZAR"}
      reason   | {"decision":"DEVOLVER","reason":7}
      reason   | {"decision":"APROBAR","reason":7}
      color    | {"decision":"APROBAR","color":"azul"}
      """)
  void aWrongFieldOfADecisionIsNamed(String field, String body) throws Exception {
    String token = approval(advanceInApproval(3000));
    send("/api/v1/approvals/{token}", token, body).andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.field").value(field));
    assertThat(approvals.byToken(token).orElseThrow().isPending()).isTrue();
  }

  @Test
  void whatAwaitsMeIsListedToMeAlone() throws Exception {
    String folio = advanceInApproval(3000).folio();
    String mine = "$.items[?(@.folio=='%s')].rule".formatted(folio);
    mvc.perform(get("/api/v1/approvals").with(httpBasic("carmen", "demo"))).andExpect(status().isOk()).andExpect(jsonPath(mine).isNotEmpty());
    mvc.perform(get("/api/v1/approvals").with(httpBasic("ignacio", "demo"))).andExpect(jsonPath(mine).isEmpty());
    mvc.perform(get("/api/v1/approvals")).andExpect(status().isUnauthorized());
  }

  @Test
  void whatAGroupDecidesIsSignedByTheMemberWhoLogsIn() throws Exception {
    Ticket ticket = advanceInApproval(3000);
    approvals.plan(ticket.folio(), "luis", List.of(new Level(1, "supervisores", "Lo aprueba la supervisión")));
    String token = approvals.request(approvals.next(ticket.folio()).orElseThrow().id()).token();

    page(get("/aprobacion/{token}", token), 200).andExpect(content().string(containsString("/aprobacion/%s/entrar".formatted(token))))
        .andExpect(content().string(not(containsString("value=\"APROBAR\""))));
    mvc.perform(get("/aprobacion/{token}/entrar", token).accept("text/html")).andExpect(redirectedUrlPattern("**/login"));
    mvc.perform(get("/aprobacion/{token}/entrar", token).with(authentication(login("sofia")))).andExpect(redirectedUrl("/aprobacion/" + token));
    page(post("/aprobacion/{token}", token).with(csrf()).param("accion", "APROBAR"), 409)
        .andExpect(content().string(containsString("entra con tu usuario")));
    mvc.perform(post("/api/v1/approvals/{token}", token).with(httpBasic("fabian", "demo")).contentType(APPLICATION_JSON)
        .content("{\"decision\":\"APROBAR\"}")).andExpect(status().isConflict());
    assertThat(approvals.byToken(token).orElseThrow().isPending()).isTrue();

    mvc.perform(post("/aprobacion/{token}", token).with(csrf()).with(authentication(login("sofia"))).param("accion", "APROBAR"))
        .andExpect(redirectedUrl("/aprobacion/" + token));
    assertThat(approvals.byToken(token).orElseThrow().decidedBy()).isEqualTo("sofia");
    assertThat(place(ticket)).isEqualTo("Task_VerificarPresupuesto");
  }

  @Test
  void whoeverIsAskedReadsOnlyTheQuestionAndTheirAnswerMovesTheRequestOn() throws Exception {
    Ticket ticket = personAsked();
    String token = inquiries.of(ticket.folio()).get(0).token();
    assertThat(messages(ticket, "personAsked")).singleElement().asString().contains("/respuesta/" + token).doesNotContain(ticket.folio());

    page(get("/respuesta/{token}", token), 200).andExpect(content().string(containsString("queremos conocer tu versión")))
        .andExpect(content().string(not(containsString(ticket.folio())))).andExpect(content().string(not(containsString("minuta"))));
    page(post("/respuesta/{token}", token).with(csrf()).param("answer", "  "), 422).andExpect(content().string(containsString("Falta «respuesta»")));
    mvc.perform(post("/respuesta/{token}", token).param("answer", "Fui")).andExpect(status().isForbidden());
    assertThat(place(ticket)).isEqualTo("Task_EsperarDescargo");

    mvc.perform(post("/respuesta/{token}", token).with(csrf()).locale(SPANISH).param("answer", "Estaba con un cliente"))
        .andExpect(redirectedUrl("/respuesta/" + token)).andExpect(flash().attribute("done", "¡Gracias! Recibimos tu respuesta."));

    assertThat(place(ticket)).isEqualTo("Task_Resolver");
    assertThat(tickets.get(ticket.folio()).state()).isEqualTo(EN_PROCESO);
    assertThat(timeline(ticket.folio())).filteredOn(entry -> entry.text().equals("Respuesta de Luis Ortega: Estaba con un cliente"))
        .singleElement().extracting("actor", "visibility").containsExactly("luis", Visibility.INTERNA);
    page(get("/respuesta/{token}", token), 200).andExpect(content().string(containsString("ya tiene tu respuesta")))
        .andExpect(content().string(not(containsString("<textarea"))));
    page(post("/respuesta/{token}", token).with(csrf()).param("answer", "Otra"), 409)
        .andExpect(content().string(containsString("ya no espera respuesta")));
  }

  @Test
  void aProgramAnswersByTheTokenOnce() throws Exception {
    String token = asked(reported().folio());
    mvc.perform(get("/api/v1/inquiries/{token}", token)).andExpect(status().isOk()).andExpect(jsonPath("$.status").value("PENDIENTE"))
        .andExpect(jsonPath("$.folio").doesNotExist());
    for (String wrong : List.of("{}", "{\"answer\":7}", "{\"answer\":\"a\",\"color\":\"azul\"}")) {
      send("/api/v1/inquiries/{token}", token, wrong).andExpect(status().isUnprocessableEntity());
    }
    for (int time = 0; time < 2; time++) {
      send("/api/v1/inquiries/{token}", token, "{\"answer\":\"Sí\"}").andExpect(status().isOk()).andExpect(jsonPath("$.status").value("RESPONDIDA"));
    }
    mvc.perform(post("/api/v1/inquiries/{token}", token).contentType(APPLICATION_JSON).content("{\"answer\":\"No\"}")).andExpect(status().isConflict());
    mvc.perform(get("/api/v1/inquiries/inventado")).andExpect(status().isNotFound());
    mvc.perform(post("/api/v1/inquiries/inventado").contentType(APPLICATION_JSON).content("{\"answer\":\"No\"}")).andExpect(status().isNotFound());
    mvc.perform(get("/respuesta/inventado")).andExpect(status().isNotFound());
  }

  @Test
  void anAnswerThatNothingWaitsForIsOnlyRecorded() {
    Ticket ticket = attended();
    String where = place(ticket);
    desk.answerInquiry(asked(ticket.folio()), "Sí, fue ayer");
    assertThat(texts(ticket.folio())).contains("Respuesta de Marta Ruiz: Sí, fue ayer");
    assertThat(place(ticket)).isEqualTo(where);
  }

  @Test
  void aClosedQuestionTakesNoAnswer() throws Exception {
    String folio = reported().folio();
    String token = asked(folio);
    inquiries.close(folio);
    assertThatThrownBy(() -> desk.answerInquiry(token, "Tarde")).isInstanceOf(TicketRuleViolation.class);
    assertThat(texts(folio)).noneMatch(text -> text.contains("Tarde"));
    page(get("/respuesta/{token}", token), 200).andExpect(content().string(containsString("La mesa siguió adelante")));
  }

  /** carmen calls luis to attention; ignacio approved it and rocio asked luis for his version. */
  private Ticket personAsked() {
    Ticket ticket = requested("carmen", WARNING, Map.of("trabajador", "luis", "tipoFalta", "CONDUCTA", "fechaFalta", "2026-01-02",
        "fechaDeteccion", "2026-01-03", "hechos", "Faltó a la junta", "evidencia", "La minuta"));
    as("carmen", () -> attachments.add(ticket.folio(), "minuta.txt", "Faltó".getBytes(StandardCharsets.UTF_8), "Evidencia de la falta"));
    act("rocio", ticket, Action.ATENDER);
    act("ignacio", ticket, Action.APROBAR);
    return act("rocio", ticket.folio(), Action.AVANZAR, Map.of("procede", "SI"));
  }

  private String asked(String folio) {
    return inquiries.ask(folio, "marta", "¿Lo viste?").token();
  }

  private String approval(Ticket ticket) {
    return approvals.awaiting(new Person("carmen", Set.of())).stream()
        .filter(each -> each.folio().equals(ticket.folio())).findFirst().orElseThrow().token();
  }

  private List<String> messages(Ticket ticket, String template) {
    return jdbc.queryForList("select subject || ' ' || body from outbox where folio = ? and template = ?", String.class, ticket.folio(), template);
  }

  private ResultActions decide(String token, String decision, String reason) throws Exception {
    return mvc.perform(post("/aprobacion/{token}", token).with(csrf()).locale(SPANISH).param("accion", decision).param("reason", reason));
  }

  private ResultActions send(String address, String token, String body) throws Exception {
    return mvc.perform(post(address, token).contentType(APPLICATION_JSON).header("Idempotency-Key", "k" + body.hashCode()).content(body));
  }

  private ResultActions page(MockHttpServletRequestBuilder request, int status) throws Exception {
    return mvc.perform(request.locale(SPANISH)).andExpect(status().is(status)).andExpect(content().contentTypeCompatibleWith("text/html"));
  }
}
