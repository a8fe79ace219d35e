package mx.semaforo.web.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasEntry;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import mx.semaforo.catalog.Catalogue;
import mx.semaforo.catalog.RequestForm;
import mx.semaforo.process.ServiceDesk;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketRuleViolation;
import mx.semaforo.ticket.TicketType;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What a filled-in form becomes at the desk's door, and what its refusals become on the page. */
class ServicePagesTest {

  private final ServiceDesk desk = mock(ServiceDesk.class);
  private final MockMvc mvc = MockMvcBuilders.standaloneSetup(
      new ServicePages(new Catalogue("classpath*:bpmn/catalogo/", null), desk)).build();

  private static MockHttpServletRequestBuilder refund() {
    return post("/servicios/reembolso-de-viaticos").param("_csrf", "x").param("destino", "León").param("folioAnticipo", "")
        .param("salida", "2026-01-10").param("regreso", "2026-01-12").param("gastos[0].fecha", "2026-01-10")
        .param("gastos[0].concepto", "OTRO").param("gastos[0].comprobante", "A-1").param("gastos[0].monto", "150.50")
        .param("gastos[1].fecha", "").param("gastos[1].concepto", "").param("gastos[1].comprobante", "").param("gastos[1].monto", "")
        .param("total", "150.5");
  }

  @Test
  void aFilledInFormOpensARequestWithoutItsEmptyRowsAndLeadsToItsTicket() throws Exception {
    Ticket ticket = mock(Ticket.class);
    when(ticket.folio()).thenReturn("SOL-000001");
    when(desk.open(any(), any())).thenReturn(ticket);
    mvc.perform(refund()).andExpect(status().isFound()).andExpect(redirectedUrl("/tickets/SOL-000001"));
    verify(desk).open(TicketType.SOLICITUD, Map.of("service", "reembolso-de-viaticos", "fields", Map.of("destino", "León",
        "folioAnticipo", "", "salida", "2026-01-10", "regreso", "2026-01-12", "total", new BigDecimal("150.5"), "gastos",
        List.of(Map.of("fecha", "2026-01-10", "concepto", "OTRO", "comprobante", "A-1", "monto", new BigDecimal("150.50"))))));
  }

  @Test
  void aPolicyThatRefusesIsReadOnThePage() throws Exception {
    when(desk.open(any(), any())).thenThrow(new TicketRuleViolation("El total debe ser la suma"));
    mvc.perform(refund()).andExpect(status().isUnprocessableEntity()).andExpect(model().attribute("refusal", "El total debe ser la suma"));
  }

  @Test
  void aFieldThatTheDeskRefusesIsReadBesideIt() throws Exception {
    when(desk.open(any(), any())).thenThrow(new InvalidField("fields.destino", "No llegamos ahí"));
    mvc.perform(refund()).andExpect(status().isUnprocessableEntity())
        .andExpect(model().attribute("mistakes", hasEntry("destino", "No llegamos ahí")));
  }

  @Test
  void typedTextBecomesTheValueOfEachKindOfField() {
    String options = "\"values\": [{\"value\": \"R\"}, {\"value\": \"V\"}]";
    RequestForm form = RequestForm.read("x.form", """
        {"id": "x", "components": [
          {"type": "number", "id": "1", "key": "a"}, {"type": "number", "id": "2", "key": "b"}, {"type": "checkbox", "id": "3", "key": "c"},
          {"type": "checkbox", "id": "4", "key": "d"}, {"type": "checklist", "id": "5", "key": "e", %1$s}, {"type": "radio", "id": "6", "key": "f", %1$s},
          {"type": "group", "id": "7", "components": [{"type": "textfield", "id": "8", "key": "g"}]},
          {"type": "group", "id": "9", "path": "h", "components": [{"type": "textfield", "id": "10", "key": "i"}]},
          {"type": "expression", "id": "11", "key": "j"}, {"type": "textfield", "id": "12", "key": "k", "defaultValue": "de inicio"}]}""".formatted(options));
    MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
    typed.setAll(Map.of("a", " -1.50 ", "b", "1e5", "c", "true", "f", "R", "g", "x", "h.i", "y", "j", "9", "otro", "z"));
    typed.addAll("e", List.of("R", "V"));
    assertThat(TypedForm.of(typed).sent(form.components())).isEqualTo(Map.of("a", new BigDecimal("-1.50"), "b", "1e5", "c", true,
        "d", false, "e", List.of("R", "V"), "f", "R", "g", "x", "h", Map.of("i", "y"), "k", ""));
    assertThat(TypedForm.untouched().value(form.field("k").orElseThrow(), "k")).isEqualTo("de inicio");
  }

  @Test
  void whatIsNoRowIsLeftAlone() {
    MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
    typed.setAll(Map.of("gastos[0].monto", "1", "gastos[x].monto", "2"));
    for (String row : List.of("gastos", "gastos[7]", "gastos[x]", "", "(a+)+$")) {
      assertThat(TypedForm.of(typed).withoutRow(row).value(null, "gastos[0].monto")).isEqualTo("1");
    }
  }
}
