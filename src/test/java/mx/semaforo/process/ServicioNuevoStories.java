package mx.semaforo.process;

import static mx.semaforo.ticket.DeskState.EN_PROCESO;
import static mx.semaforo.ticket.DeskState.SOLUCIONADO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Map;
import mx.semaforo.attachment.Attachments;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketSearch;
import mx.semaforo.ticket.TicketSearch.Criteria;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A folder that only the tests have, {@code credencial-de-acceso}: a service that no Java knows of. */
class ServicioNuevoStories extends RequestStory {

  private static final String CARD = "credencial-de-acceso";

  /** One transparent dot. */
  private static final byte[] PNG = Base64.getDecoder().decode(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  @Autowired TicketSearch search;
  @Autowired Attachments attachments;

  @Test
  void itsRequestGoesItsOwnWayToTheSolution() {
    Ticket ticket = act("saul", requested("marta", CARD, Map.of("razon", "NUEVA", "puertas", 3)), Action.ATENDER);
    assertThat(ticket.state()).isEqualTo(EN_PROCESO);
    assertThat(place(ticket)).isEqualTo("Task_Entregar");
    as("marta", () -> attachments.add(ticket.folio(), "foto.png", PNG, "Foto"));
    refused(ticket.folio(), () -> act("saul", ticket.folio(), Action.AVANZAR, Map.of("numero", "77", "solucion", "Entregada")));
    assertThat(act("saul", ticket.folio(), Action.AVANZAR, Map.of("numero", "C-77", "solucion", "Entregada")).state()).isEqualTo(SOLUCIONADO);
    assertThat(requests.find(ticket.folio()).orElseThrow().values()).containsEntry("numero", "C-77").containsEntry("razon", "NUEVA");
  }

  @Test
  void itIsNotSolvedWithoutTheDocumentThatItObligesTo() {
    Ticket ticket = act("saul", requested("marta", CARD, Map.of("razon", "PERDIDA", "puertas", 3)), Action.ATENDER);
    refused(ticket.folio(), () -> act("saul", ticket.folio(), Action.AVANZAR, Map.of("numero", "C-78", "solucion", "Entregada")))
        .hasMessageContaining("Foto");
    as("marta", () -> attachments.add(ticket.folio(), "foto.png", PNG, "Foto"));
    assertThat(act("saul", ticket.folio(), Action.AVANZAR, Map.of("numero", "C-78", "solucion", "Entregada")).state()).isEqualTo(SOLUCIONADO);
  }

  @Test
  void itsPolicyIsReadInItsOwnWords() {
    assertThatThrownBy(() -> requested("marta", CARD, Map.of("razon", "NUEVA", "puertas", 11))).isInstanceOf(InvalidField.class)
        .hasMessage("Nadie abre más de diez puertas.");
  }

  @Test
  void itIsAskedForInTasklistByItsOwnForm() {
    String door = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(RequestProcess.door(CARD)).latestVersion()
        .singleResult().getId();
    inTasklist("ana", () -> engine.getFormService().submitStartForm(door, Map.of("razon", "PERDIDA", "puertas", 2)));
    Ticket ticket = as("ana", () -> search.find(new Criteria("ABIERTO", null, null, "ana", "Credencial", null, null, "1"), Person.current()))
        .items().get(0);
    assertThat(ticket.service()).isEqualTo(CARD);
    assertThat(requests.find(ticket.folio()).orElseThrow().values()).containsEntry("razon", "PERDIDA");
    assertThatThrownBy(() -> inTasklist("ana", () -> engine.getFormService().submitStartForm(door, Map.of("razon", "PERDIDA", "puertas", 0))))
        .hasMessageContaining("Puertas");
  }
}
