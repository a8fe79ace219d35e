package mx.semaforo.process;

import static mx.semaforo.ticket.DeskState.ABIERTO;
import static mx.semaforo.ticket.DeskState.EN_PROCESO;
import static mx.semaforo.ticket.DeskState.PENDIENTE_USUARIO;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mx.semaforo.sla.ClockName;
import mx.semaforo.ticket.DeskState;
import mx.semaforo.ticket.Ticket;
import org.junit.jupiter.api.Test;

class ViaticosStories extends RequestStory {

  @Test
  void aRequestIsOpenedWithItsServiceFieldsAndAgreement() {
    Ticket ticket = requested("luis", ADVANCE, trip(3000));

    assertThat(ticket.folio()).startsWith("SOL-");
    assertThat(ticket.state()).isEqualTo(ABIERTO);
    assertThat(ticket.service()).isEqualTo(ADVANCE);
    assertThat(ticket.group()).isEqualTo("finanzas");
    assertThat(ticket.assignee()).isNull();
    assertThat(requests.find(ticket.folio()).orElseThrow().values()).containsEntry("destino", "Monterrey");
    assertThat(clock(ticket.folio(), ClockName.RESPUESTA).targetMinutes()).isEqualTo(240);
    assertThat(clock(ticket.folio(), ClockName.SOLUCION).targetMinutes()).isEqualTo(2400);
    assertThat(candidateGroup(ticket.folio())).isEqualTo("finanzas");
  }

  @Test
  void anAdvanceIsApprovedPaidAndAccountedFor() {
    Ticket ticket = advanceInApproval(3000);
    String folio = ticket.folio();
    assertThat(place(ticket)).isEqualTo(RequestProcess.TASK_APROBACION);
    assertThat(ticket.state()).isEqualTo(EN_PROCESO);
    assertThat(ticket.assignee()).isEqualTo("fabian");
    assertThat(task(folio).getAssignee()).isEqualTo("carmen");

    act("carmen", ticket, Action.APROBAR);
    assertThat(place(ticket)).isEqualTo("Task_VerificarPresupuesto");
    assertThat(task(folio).getAssignee()).isEqualTo("fabian");
    act("fabian", folio, Action.AVANZAR, Map.of("presupuesto", "HAY"));
    assertThat(place(ticket)).isEqualTo("Task_ProgramarDeposito");
  }
}
