package mx.semaforo.process;

import static mx.semaforo.ticket.DeskState.CERRADO;
import static mx.semaforo.ticket.DeskState.SOLUCIONADO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mx.semaforo.attachment.Attachments;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Ticket;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Reembolso de viáticos: receipts reviewed line by line, and paid. */
class ReembolsoStories extends RequestStory {

  @Autowired Attachments attachments;

  private static Map<String, Object> spent(Object taxi, Object hotel, Object total) {
    return new HashMap<>(Map.of("destino", "Monterrey", "salida", "2026-01-05", "regreso", "2026-01-07", "gastos", List.of(
        Map.of("fecha", "2026-01-05", "concepto", "TRANSPORTE", "comprobante", "A-1", "monto", taxi),
        Map.of("fecha", "2026-01-06", "concepto", "HOSPEDAJE", "comprobante", "B-2", "monto", hotel)), "total", total));
  }

  private Ticket approved() {
    Ticket ticket = act("fabian", requested("luis", REIMBURSEMENT, spent(200, 1800, 2000)), Action.ATENDER);
    attach(ticket);
    return act("carmen", ticket, Action.APROBAR);
  }

  private void attach(Ticket ticket) {
    as("luis", () -> attachments.add(ticket.folio(), "recibos.pdf", "%PDF-1.4\n%recibos".getBytes(), "Comprobantes de los gastos"));
  }

  @Test
  void aLineIsRejectedWithItsReasonAndTheRestIsPaid() {
    Ticket ticket = approved();
    String folio = ticket.folio();
    assertThat(place(ticket)).isEqualTo("Task_RevisarComprobantes");
    act("fabian", folio, Action.AVANZAR, Map.of("rechazados", List.of(Map.of("renglon", 1, "monto", 200, "motivo", "No se lee")),
        "montoAceptado", 1800));
    assertThat(act("fabian", folio, Action.AVANZAR, Map.of("montoPagado", 1800, "fechaPago", "2026-01-13", "referenciaPago", "SPEI 9",
        "solucion", "Se pagaron 1,800; el taxi no se lee")).state()).isEqualTo(SOLUCIONADO);
  }

  @Test
  void withEveryLineRejectedNothingIsPaid() {
    Ticket ticket = approved();
    act("fabian", ticket.folio(), Action.AVANZAR, Map.of("rechazados", List.of(Map.of("renglon", 1, "monto", 200, "motivo", "No se lee"),
        Map.of("renglon", 2, "monto", 1800, "motivo", "Es de otro viaje")), "montoAceptado", 0, "motivo", "Ningún comprobante sirve"));
    assertThat(tickets.get(ticket.folio()).state()).isEqualTo(CERRADO);
    assertThat(outbox(ticket.folio())).contains("requestRefused → luis");
  }

  @Test
  void withoutReceiptsNobodyApproves() {
    Ticket ticket = act("fabian", requested("luis", REIMBURSEMENT, spent(200, 1800, 2000)), Action.ATENDER);
    refused(ticket.folio(), () -> act("carmen", ticket, Action.APROBAR)).hasMessageContaining("Comprobantes de los gastos");
    attach(ticket);
    act("carmen", ticket, Action.APROBAR);
    assertThat(place(ticket)).isEqualTo("Task_RevisarComprobantes");
  }

  @Test
  void amountsThatMakeNoSenseAreRefusedByTheirPlace() {
    wrong(spent(-200, 1800, 1600), "gastos[0].monto");
    wrong(spent(new BigDecimal("1".repeat(40)), 1800, 2000), "gastos[0].monto");
    wrong(spent("doscientos", 1800, 2000), "gastos[0].monto");
    wrong(spent(200, 1800, 2001), "fields");
    Map<String, Object> unknown = spent(200, 1800, 2000);
    unknown.put("propina", 10);
    wrong(unknown, "propina");
    Map<String, Object> outside = spent(200, 1800, 2000);
    outside.put("regreso", "2026-01-01");
    wrong(outside, "fields");
  }

  private void wrong(Map<String, Object> form, String field) {
    assertThatThrownBy(() -> requested("luis", REIMBURSEMENT, form)).isInstanceOfSatisfying(InvalidField.class,
        refusal -> assertThat(refusal.field()).isEqualTo(field));
  }
}
