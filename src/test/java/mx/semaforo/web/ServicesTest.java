package mx.semaforo.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Locale;
import mx.semaforo.DeskTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The catalogue at both doors: what may be asked for, and the form that asks for it. */
class ServicesTest extends DeskTest {

  private static final String CATALOG = "/api/v1/catalog";
  private static final String TRAVEL = "/servicios/solicitud-de-viaticos";

  @Autowired private MockMvc mvc;

  @Test
  void programsListWhatTheirPersonMayAskFor() throws Exception {
    mvc.perform(get(CATALOG).with(httpBasic("luis", "demo"))).andExpect(status().isOk())
        .andExpect(jsonPath("$.items[*].service", hasItems("solicitud-de-viaticos", "reembolso-de-viaticos", "reparacion-de-equipo")))
        .andExpect(jsonPath("$.items[*].service", not(hasItem("llamado-de-atencion"))))
        .andExpect(jsonPath("$.items[0].form").doesNotExist()).andExpect(jsonPath("$.items[0].policies[0]").isString());
    mvc.perform(get(CATALOG).with(httpBasic("sofia", "demo"))).andExpect(jsonPath("$.items[*].service", hasItem("llamado-de-atencion")));
    mvc.perform(get(CATALOG)).andExpect(status().isUnauthorized());
  }

  @Test
  void programsReadTheFormOfAService() throws Exception {
    mvc.perform(get(CATALOG + "/reembolso-de-viaticos").with(httpBasic("luis", "demo"))).andExpect(status().isOk())
        .andExpect(jsonPath("$.name").value("Reembolso de viáticos")).andExpect(jsonPath("$.area").value("Financiera"))
        .andExpect(jsonPath("$.form.id").value("solicitar-reembolso-de-viaticos")).andExpect(jsonPath("$.approval").value(true))
        .andExpect(jsonPath("$.form.components[?(@.key == 'total')].validate.min").value(0.01))
        .andExpect(jsonPath("$.documents[0].name").value("Comprobantes de los gastos"))
        .andExpect(jsonPath("$.documents[0].required").value(true));
  }

  @Test
  void whatIsNotOfferedDoesNotExist() throws Exception {
    for (String service : new String[] {"llamado-de-atencion", "cafe"}) {
      mvc.perform(get(CATALOG + "/" + service).with(httpBasic("luis", "demo"))).andExpect(status().isNotFound())
          .andExpect(jsonPath("$.detail").value(containsString("No existe el servicio «" + service + "»")));
      page(get("/servicios/" + service).with(authentication(login("luis"))), 404)
          .andExpect(content().string(containsString("No existe el servicio")));
    }
  }

  @Test
  void homeLeadsToTheServicesOfEachPerson() throws Exception {
    page(get("/").with(authentication(login("luis"))), 200).andExpect(content().string(containsString("href=\"/servicios\"")));
    page(get("/servicios").with(authentication(login("luis"))), 200)
        .andExpect(content().string(containsString("Tramitar de manera anticipada el depósito")))
        .andExpect(content().string(containsString("El equipo reportado deberá ser el que le fue asignado al solicitante.")))
        .andExpect(content().string(not(containsString("llamado-de-atencion"))));
    page(get("/servicios").with(authentication(login("sofia"))), 200).andExpect(content().string(containsString("llamado-de-atencion")));
  }

  @Test
  void formIsDrawnFromItsSchema() throws Exception {
    page(get(TRAVEL).with(authentication(login("luis"))), 200)
        .andExpect(content().string(containsString("<label for=\"destino\">Destino</label>")))
        .andExpect(content().string(containsString("type=\"date\" id=\"salida\"")))
        .andExpect(content().string(containsString("<option value=\"HOSPEDAJE\">Hospedaje</option>")))
        .andExpect(content().string(containsString("name=\"conceptos[0].monto\"")))
        .andExpect(content().string(containsString("Detalle (opcional)")))
        .andExpect(content().string(not(containsString("conceptos[1]"))));
  }

  @Test
  void rowsComeAndGoWithWhatWasTyped() throws Exception {
    MockHttpServletRequestBuilder two = typed().param("_agregar", "conceptos");
    page(two, 200).andExpect(content().string(containsString("name=\"conceptos[2].monto\"")))
        .andExpect(content().string(containsString("value=\"León &lt;b&gt;\"")));
    page(typed().param("_quitar", "conceptos[0]"), 200).andExpect(content().string(not(containsString("conceptos[1]"))))
        .andExpect(content().string(containsString("id=\"conceptos[0].monto\" name=\"conceptos[0].monto\" value=\"abc\"")));
    page(post(TRAVEL).with(csrf()).with(authentication(login("luis"))).param("conceptos[999].monto", "1").param("_agregar", "otra"), 200)
        .andExpect(content().string(containsString("conceptos[49].monto"))).andExpect(content().string(not(containsString("conceptos[50]"))));
  }

  @Test
  void refusedFormKeepsWhatWasTypedAndSaysWhatIsWrongBesideEachField() throws Exception {
    page(typed(), 422)
        .andExpect(content().string(containsString("value=\"León &lt;b&gt;\""))).andExpect(content().string(not(containsString("<b>"))))
        .andExpect(content().string(containsString("<option value=\"HOSPEDAJE\" selected=\"selected\">")))
        .andExpect(content().string(containsString("<a href=\"#conceptos[1].monto\">«Monto (MXN)» en el renglón 2 de «Conceptos» debe ser un número")))
        .andExpect(content().string(containsString("<a href=\"#motivoViaje\">Falta «Motivo del viaje».</a>")))
        .andExpect(content().string(containsString("aria-describedby=\"motivoViaje-nota\" aria-invalid=\"true\"")))
        .andExpect(content().string(containsString("<strong class=\"mistake\">Falta «Motivo del viaje».</strong>")));
  }

  private MockHttpServletRequestBuilder typed() {
    return post(TRAVEL).with(csrf()).with(authentication(login("luis"))).param("destino", "León <b>")
        .param("conceptos[0].concepto", "HOSPEDAJE").param("conceptos[0].monto", "100").param("conceptos[1].concepto", "ALIMENTOS")
        .param("conceptos[1].monto", "abc").param("total", "100");
  }

  private ResultActions page(MockHttpServletRequestBuilder request, int status) throws Exception {
    return mvc.perform(request.locale(new Locale("es", "MX"))).andExpect(status().is(status))
        .andExpect(content().contentTypeCompatibleWith("text/html"));
  }
}
