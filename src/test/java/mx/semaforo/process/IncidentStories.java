package mx.semaforo.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.util.Map;
import mx.semaforo.DeskTest;
import mx.semaforo.sla.ClockName;
import mx.semaforo.sla.ClockReport.State;
import mx.semaforo.ticket.DeskState;
import mx.semaforo.ticket.Ticket;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

class IncidentStories extends DeskTest {

  @Test
  void oneIncidentFromAbiertoToCerrado() {
    Ticket ticket = reported("ALTO", "ALTA", "CORREO");
    String folio = ticket.folio();
    ProcessInstance process = process(folio);
    assertThat(process).isWaitingAt(IncidentProcess.Task.ABIERTO);
    assertThat(ticket.priority().name()).isEqualTo("P1");
    assertThat(clock(folio, ClockName.RESPUESTA).state()).isEqualTo(State.CORRIENDO);
    advance(Duration.ofMinutes(10));
    act("ana", folio, Action.ATENDER, Map.of("message", "Ya lo veo"));
    assertThat(process).isWaitingAt(IncidentProcess.Task.EN_PROCESO);
    assertThat(clock(folio, ClockName.RESPUESTA).elapsedMinutes()).isEqualTo(10);
    act("ana", folio, Action.PEDIR_DATOS, Map.of("question", "¿Qué versión?"));
    assertThat(jobs(folio)).hasSize(2);
    assertThat(clock(folio, ClockName.SOLUCION).state()).isEqualTo(State.EN_PAUSA);
    act("luis", folio, Action.RESPONDER, Map.of("message", "La 3"));
    act("ana", folio, Action.SOLUCIONAR, Map.of("solution", "Reinstalado"));
    act("luis", folio, Action.ACEPTAR, Map.of("rating", 5));
    assertThat(tickets.get(folio).state()).isEqualTo(DeskState.CERRADO);
    assertThat(process(folio)).isNull();
    System.out.println(String.join("\n", texts(folio)));
    System.out.println(outbox(folio));
    clocks.explain(folio).forEach(c -> System.out.println(c.explanation()));
  }

  @Test
  void unattendedTicketEscalates() {
    String folio = reported("ALTO", "ALTA", "CORREO").folio();
    System.out.println(advance(Duration.ofHours(8)));
    System.out.println(String.join("\n", texts(folio)));
    System.out.println(outbox(folio));
    assertThat(tickets.get(folio).group()).isEqualTo("mesa-n3");
  }
}
