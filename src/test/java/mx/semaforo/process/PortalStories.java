package mx.semaforo.process;

import static mx.semaforo.ticket.DeskState.EN_PROCESO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import mx.semaforo.attachment.Attachments;
import mx.semaforo.ticket.Ticket;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What a requester does with a request on the pages, without a program. */
class PortalStories extends RequestStory {

  private static final String FORM = "/tickets/{folio}/formulario";

  @Autowired MockMvc mvc;
  @Autowired Attachments attachments;

  @Test
  void aRequestIsMadeOnThePageOfItsService() throws Exception {
    String ticket = perform("luis", trip(post("/servicios/{service}", ADVANCE), "3000")).andExpect(status().isFound()).andReturn()
        .getResponse().getRedirectedUrl();
    perform("luis", get(ticket)).andExpect(status().isOk()).andExpect(content().string(containsString("Monterrey")));
    perform("luis", trip(post("/servicios/{service}", ADVANCE), "2999")).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("El total debe ser la suma"))).andExpect(content().string(containsString("Monterrey")));
  }

  @Test
  void whatWasGivenBackIsCorrectedWhereItSaysWhatWasSent() throws Exception {
    String folio = advanceInApproval(3000).folio();
    perform("luis", get("/tickets/{folio}", folio)).andExpect(content().string(not(containsString("/formulario"))));
    act("carmen", folio, Action.DEVOLVER, Map.of("reason", "Falta el hotel"));

    perform("luis", get("/tickets/{folio}", folio)).andExpect(content().string(containsString("/tickets/%s/formulario".formatted(folio))));
    perform("luis", get(FORM, folio)).andExpect(status().isOk()).andExpect(content().string(containsString("value=\"Monterrey\"")))
        .andExpect(content().string(containsString("name=\"conceptos[0].monto\"")));
    perform("luis", trip(post(FORM, folio), "1")).andExpect(status().isUnprocessableEntity());
    perform("luis", trip(post(FORM, folio), "3000").param("_agregar", "conceptos")).andExpect(status().isOk())
        .andExpect(content().string(containsString("name=\"conceptos[1].monto\"")));
    perform("luis", trip(post(FORM, folio), "3000")).andExpect(redirectedUrl("/tickets/" + folio));
    assertThat(tickets.get(folio).state()).isEqualTo(EN_PROCESO);
    perform("luis", get(FORM, folio)).andExpect(status().isNotFound());
  }

  @Test
  void theStepThatIsTheRequestersIsTakenOnThePageAndNobodyElseFindsIt() throws Exception {
    Ticket ticket = advanceApproved();
    String folio = ticket.folio();
    act("fabian", folio, Action.AVANZAR, Map.of("presupuesto", "HAY"));
    act("fabian", folio, Action.AVANZAR, Map.of("fechaProgramada", "2026-01-20"));
    act("fabian", folio, Action.AVANZAR, Map.of("montoDepositado", 3000, "fechaDeposito", "2026-01-20", "referenciaDeposito", "SPEI 77"));
    advanceTo("2026-01-29T10:00");

    perform("marta", get(FORM, folio)).andExpect(status().isNotFound());
    perform("luis", post(FORM, folio).param("comprobantes[0].concepto", "Avión").param("comprobantes[0].importe", "3000")
        .param("comprobantes[0].recibo", "F-1").param("totalComprobado", "3000").param("porDevolver", "0")).andExpect(redirectedUrl("/tickets/" + folio));
    assertThat(place(ticket)).isEqualTo("Task_RevisarComprobacion");
  }

  @Test
  void whatTheServiceAsksForIsAttachedOnThePageOfItsTicket() throws Exception {
    String folio = requested("luis", REIMBURSEMENT, Map.of("destino", "León", "salida", "2026-01-05", "regreso", "2026-01-07", "gastos",
        List.of(Map.of("fecha", "2026-01-05", "concepto", "OTRO", "comprobante", "A-1", "monto", 200)), "total", 200)).folio();
    perform("luis", get("/tickets/{folio}", folio)).andExpect(content().string(containsString("Falta adjuntar: Comprobantes de los gastos")));
    perform("luis", upload(folio, "virus.exe", "MZ")).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("Falta adjuntar")));
    perform("marta", upload(folio, "recibo.pdf", "%PDF-1.4\n%x")).andExpect(status().isNotFound());
    assertThat(attachments.of(folio)).isEmpty();

    perform("luis", upload(folio, "recibo.pdf", "%PDF-1.4\n%x")).andExpect(redirectedUrl("/tickets/" + folio));
    perform("luis", get("/tickets/{folio}", folio)).andExpect(content().string(containsString("recibo.pdf")))
        .andExpect(content().string(not(containsString("Falta adjuntar"))));
  }

  private static MockHttpServletRequestBuilder upload(String folio, String name, String content) {
    return multipart("/tickets/{folio}/adjuntos", folio).file(new MockMultipartFile("file", name, null, content.getBytes()))
        .param("document", "Comprobantes de los gastos");
  }

  private static MockHttpServletRequestBuilder trip(MockHttpServletRequestBuilder request, String total) {
    return request.param("destino", "Monterrey").param("motivoViaje", "Visita a un cliente").param("salida", "2026-01-26")
        .param("regreso", "2026-01-28").param("conceptos[0].concepto", "TRANSPORTE").param("conceptos[0].detalle", "")
        .param("conceptos[0].monto", "3000").param("total", total);
  }

  private ResultActions perform(String person, MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request.with(authentication(login(person))).with(csrf()).locale(Locale.forLanguageTag("es-MX")));
  }
}
