package mx.semaforo.process;

import static mx.semaforo.ticket.DeskState.ABIERTO;
import static mx.semaforo.ticket.DeskState.CERRADO;
import static mx.semaforo.ticket.DeskState.EN_PROCESO;
import static mx.semaforo.ticket.DeskState.PENDIENTE_PROVEEDOR;
import static mx.semaforo.ticket.DeskState.SOLUCIONADO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import mx.semaforo.process.engine.Consistency;
import mx.semaforo.sla.ClockName;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Ticket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Reparación de equipo de cómputo, from the counter to its owner. */
class ReparacionStories extends RequestStory {

  @Autowired Consistency consistency;

  private static Map<String, Object> broken(String tag) {
    return new HashMap<>(Map.of("equipo", tag, "descripcionEquipo", "Portátil gris", "falla", "No enciende", "posibleMotivo", "Se cayó"));
  }

  private Ticket received() {
    Ticket ticket = act("saul", requested("luis", REPAIR, broken("EQ-0001")), Action.ATENDER);
    return act("saul", ticket.folio(), Action.AVANZAR, Map.of("recibido", "2026-01-12"));
  }

  @Test
  void itNeedsNoApprovalAndIsRepairedAfterWaitingForItsParts() {
    Ticket ticket = received();
    String folio = ticket.folio();
    assertThat(ticket.group()).isEqualTo("soporte");
    act("saul", folio, Action.AVANZAR, Map.of("diagnostico", "Pantalla rota", "resultado", "REQUIERE_PARTES", "partes", "Pantalla"));
    assertThat(tickets.get(folio).state()).isEqualTo(PENDIENTE_PROVEEDOR);
    assertThat(clocks.running(folio)).containsExactly(ClockName.PROVEEDOR);
    assertThat(consistency.check(folio)).isEmpty();
    act("saul", folio, Action.AVANZAR, Map.of("llegaron", "SI"));
    assertThat(tickets.get(folio).state()).isEqualTo(EN_PROCESO);
    act("saul", folio, Action.AVANZAR, Map.of("trabajo", "Se cambió la pantalla"));
    assertThat(act("saul", folio, Action.AVANZAR, Map.of("entregadoA", "Luis", "prestamoDevuelto", "NO_HUBO", "solucion", "Pantalla nueva")).state())
        .isEqualTo(SOLUCIONADO);
    assertThat(texts(folio)).anyMatch(text -> text.contains("Se cambió la pantalla"));
    assertThat(consistency.check(folio)).isEmpty();
  }

  @Test
  void itsMilestonesFireOnceWhileItIsFulfilled() {
    Ticket ticket = received();
    advanceTo("2026-01-13T17:30");
    assertThat(fired(ticket.folio(), ClockName.SOLUCION)).containsOnlyKeys("75%");
    assertThat(consistency.check(ticket.folio())).isEmpty();
    act("saul", ticket.folio(), Action.AVANZAR, Map.of("diagnostico", "Pantalla rota", "resultado", "REPARABLE"));
    advanceTo("2026-01-14T12:00");
    assertThat(fired(ticket.folio(), ClockName.SOLUCION)).containsOnlyKeys("75%", "100%");
    assertThat(consistency.check(ticket.folio())).isEmpty();
  }

  @Test
  void somebodyElsesEquipmentIsRefusedInTheRulesWords() {
    assertThatThrownBy(() -> requested("luis", REPAIR, broken("EQ-0002"))).isInstanceOf(InvalidField.class)
        .hasMessageContaining("asignado");
    assertThatThrownBy(() -> requested("luis", REPAIR, broken("EQ-9999"))).isInstanceOf(InvalidField.class)
        .hasMessageContaining("EQ-9999");
  }

  @ParameterizedTest
  @ValueSource(strings = {"equipo", "descripcionEquipo", "falla", "posibleMotivo"})
  void everyFieldOfThePolicyIsAskedFor(String field) {
    Map<String, Object> form = broken("EQ-0001");
    form.remove(field);
    assertThatThrownBy(() -> requested("luis", REPAIR, form)).isInstanceOfSatisfying(InvalidField.class,
        refusal -> assertThat(refusal.field()).isEqualTo(field));
  }

  @Test
  void aStepRefusesWhatItsFormDoesNotAdmitFromEveryDoor() {
    Ticket ticket = received();
    String folio = ticket.folio();
    refused(folio, () -> act("saul", folio, Action.AVANZAR, Map.of("diagnostico", "x", "resultado", "QUIEN_SABE")));
    refused(folio, () -> act("saul", folio, Action.AVANZAR, Map.of("diagnostico", "x")));
    refused(folio, () -> act("saul", folio, Action.AVANZAR, Map.of("diagnostico", "x", "resultado", "REPARABLE", "otro", "y")));
    refused(folio, () -> inTasklist("saul", () -> {
      engine.getFormService().submitTaskForm(task(folio).getId(), Map.of("diagnostico", "x", "resultado", "QUIEN_SABE"));
      return null;
    }));
    inTasklist("saul", () -> {
      engine.getFormService().submitTaskForm(task(folio).getId(), Map.of("diagnostico", "Pantalla rota", "resultado", "REPARABLE"));
      return null;
    });
    assertThat(place(ticket)).isEqualTo("Task_Reparar");
  }

  @Test
  void anotherAgentGoesOnWithItAndKeepsItWhenItIsSolved() {
    Ticket ticket = received();
    String folio = ticket.folio();
    inTasklist("sofia", () -> {
      engine.getTaskService().setAssignee(task(folio).getId(), "ana");
      return null;
    });
    assertThat(tickets.get(folio).assignee()).isEqualTo("ana");
    act("ana", folio, Action.AVANZAR, Map.of("diagnostico", "x", "resultado", "REPARABLE"));
    act("ana", folio, Action.AVANZAR, Map.of("trabajo", "y"));
    act("ana", folio, Action.AVANZAR, Map.of("entregadoA", "Luis", "prestamoDevuelto", "NO_HUBO", "solucion", "z"));
    assertThat(task(folio).getAssignee()).isEqualTo("ana");
  }

  @Test
  void itIsCancelledInEveryState() {
    Ticket open = requested("luis", REPAIR, broken("EQ-0001"));
    assertThat(open.state()).isEqualTo(ABIERTO);
    assertThat(act("luis", open.folio(), Action.CANCELAR, Map.of("reason", "Ya enciende")).state()).isEqualTo(CERRADO);
    Ticket fulfilled = received();
    assertThat(act("luis", fulfilled.folio(), Action.CANCELAR, Map.of("reason", "Ya enciende")).state()).isEqualTo(CERRADO);
    assertThat(engine.getTaskService().createTaskQuery().processInstanceBusinessKey(fulfilled.folio()).count()).isZero();
    Ticket waiting = received();
    act("saul", waiting.folio(), Action.AVANZAR, Map.of("diagnostico", "x", "resultado", "REQUIERE_PARTES", "partes", "y"));
    assertThat(act("luis", waiting.folio(), Action.CANCELAR, Map.of("reason", "Ya enciende")).state()).isEqualTo(CERRADO);
  }
}
