package mx.semaforo.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import mx.semaforo.process.Recalculation.Item;
import mx.semaforo.sla.BusinessCalendar;
import mx.semaforo.sla.Calendars;
import mx.semaforo.sla.ClockName;
import mx.semaforo.sla.ClockReport.State;
import mx.semaforo.ticket.TicketRuleViolation;
import mx.semaforo.ticket.TimelineEntry.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Tables and calendars change for the tickets that follow; open ones only when a supervisor says so. */
class RecalculoStories extends IncidentStory {

  @Autowired private Recalculation recalculation;
  @Autowired private Calendars calendars;

  @Test
  void openTicketsKeepTheirPromiseAndAPreviewShowsWhatWouldChange() {
    String folio = attended().folio();
    advance(Duration.ofMinutes(90));

    withTables(agreement("P3", "solucion", "60 min"), () -> {
      Map<String, Object> before = facts(folio);

      assertThat(preview(folio)).singleElement().satisfies(item -> {
        assertThat(item.folio()).isEqualTo(folio);
        assertThat(item.clock()).isEqualTo(ClockName.SOLUCION);
        assertThat(item.changes()).containsExactly("objetivo");
        assertThat(item.oldTarget()).isEqualTo("960 min");
        assertThat(item.newTarget()).isEqualTo("60 min");
        assertThat(item.oldDueAt()).isEqualTo(mexico("2026-01-13T18:00"));
        assertThat(item.newDueAt()).isEqualTo(mexico("2026-01-12T10:00"));
        assertThat(item.wouldBreachNow()).isTrue();
        assertThat(item.explanation()).isEqualTo("solución: cambia objetivo (960 min → 60 min); vencimiento: martes 18:00 → lunes 10:00");
      });
      assertThat(facts(folio)).isEqualTo(before);
      assertThat(clock(attended().folio(), ClockName.SOLUCION).targetMinutes()).isEqualTo(60);
    });
  }

  @Test
  void appliedItMovesTaskAndTimerLeavesALineAndRegistersWhatIsOverdueOnceAsOneStep() {
    String folio = attended().folio();
    advance(Duration.ofMinutes(90));

    withTables(agreement("P3", "solucion", "60 min"), () -> {
      assertThat(apply(folio)).hasSize(1);
      assertThat(apply(folio)).isEmpty();
    });

    assertThat(texts(folio, Kind.RECALCULO)).containsExactly(
        "Plazos recalculados. solución: cambia objetivo (960 min → 60 min); vencimiento: martes 18:00 → lunes 10:00.");
    assertThat(timeline(folio)).filteredOn(entry -> entry.kind() == Kind.RECALCULO).singleElement()
        .matches(entry -> entry.actor().equals("sofia"))
        .matches(entry -> entry.data().contains("\"newDueAt\":\"2026-01-12T16:00:00Z\""));
    assertThat(task(folio).getDueDate()).isEqualTo(Date.from(mexico("2026-01-12T10:00")));
    assertThat(milestoneJob(folio).getDuedate().toInstant()).isEqualTo(mexico("2026-01-12T10:30:01"));
    advance(Duration.ofHours(4));
    assertThat(texts(folio, Kind.HITO)).singleElement().asString().startsWith("+50% de solución");
    assertThat(fired(folio, ClockName.SOLUCION)).containsOnlyKeys("75%", "100%", "+50%");
  }

  @Test
  void anEditedCalendarIsADifferenceToo() {
    String folio = attended().folio();
    String definition = "zona: America/Mexico_City\nsemana:\n  lunes: [\"09:00-18:00\"]\n  martes: [\"09:00-18:00\"]\n";
    String old = BusinessCalendar.parse("mx.yaml", definition).version();
    jdbc.update("insert into calendar_version (version, name, definition) values (?, 'mx', ?)", old, definition);
    jdbc.update("update sla_clock set calendar_version = ? where folio = ?", old, folio);

    assertThat(apply(folio)).filteredOn(item -> item.clock() == ClockName.SOLUCION).singleElement().satisfies(item -> {
      assertThat(item.changes()).containsExactly("calendario");
      assertThat(item.oldDueAt()).isEqualTo(mexico("2026-01-13T16:00"));
      assertThat(item.newDueAt()).isEqualTo(mexico("2026-01-13T18:00"));
    });
    assertThat(clock(folio, ClockName.SOLUCION).calendarVersion()).isEqualTo(calendars.inForce("mx").version());
    assertThat(clock(folio, ClockName.RESPUESTA).calendarVersion()).as("what is over stays explained as it was").isEqualTo(old);
  }

  @Test
  void aTicketThatWaitsForItsSupplierStartsToCountIfTheAgreementNowSaysSo() {
    String folio = awaitingSupplier().folio();

    withTables(agreement("P3", "pausaConProveedor", "NO"), () -> assertThat(apply(folio)).singleElement()
        .matches(item -> item.changes().equals(List.of("pausa con proveedor")) && !item.wouldBreachNow()));

    assertThat(clock(folio, ClockName.SOLUCION).state()).isEqualTo(State.CORRIENDO);
  }

  @Test
  void theNextWaitForASupplierGetsTheNewTime() {
    String folio = awaitingSupplier().folio();
    act("ana", folio, Action.RETOMAR, NOTHING);

    withTables(agreement("P3", "proveedor", "2 h"), () -> assertThat(apply(folio)).singleElement().satisfies(item -> {
      assertThat(item.clock()).isEqualTo(ClockName.PROVEEDOR);
      assertThat(item.oldDueAt()).isNull();
    }));
    assertThat(clock(folio, ClockName.PROVEEDOR).targetMinutes()).isEqualTo(960);

    act("ana", folio, Action.ESPERAR_PROVEEDOR, Map.of("supplier", "Acme"));
    assertThat(clock(folio, ClockName.PROVEEDOR).targetMinutes()).isEqualTo(120);
    assertThat(clock(folio, ClockName.PROVEEDOR).segments()).hasSize(1);
  }

  @Test
  void anEscalatedTicketStaysWithItsLevelWhichKeepsItsOwnTarget() {
    String folio = escalated().folio();

    withTables(agreement("P3", "hitos", "50%, 100%"), () -> assertThat(apply(folio)).filteredOn(item -> item.clock() == ClockName.OLA)
        .singleElement().matches(item -> item.changes().equals(List.of("hitos")) && item.newTarget().equals("240 min")));

    assertThat(tickets.get(folio).group()).isEqualTo("mesa-n2");
    assertThat(milestoneJob(folio).getDuedate().toInstant()).isEqualTo(mexico("2026-01-12T11:00"));
  }

  @Test
  void anotherPriorityFollowsOnTicketAndTask() {
    String folio = attended().folio();

    withTables(dmn -> dmn.replaceFirst("(Result_prioridad_MEDIO_MEDIA_prioridad\">\\s*<text>)\"P3\"", "$1\"P1\""), () -> apply(folio));

    assertThat(tickets.get(folio).priority().name()).isEqualTo("P1");
    assertThat(task(folio).getPriority()).isEqualTo(100);
    assertThat(signs(folio)).containsEntry("prioridad", "P1");
    assertThat(clock(folio, ClockName.SOLUCION).agreement()).isEqualTo("Incidentes P1");
  }

  @Test
  void aGroupIsRecalculatedWithoutTheOthers() {
    String ofN1 = attended().folio();
    String ofN2 = reported("MEDIO", "MEDIA", "VPN").folio();

    withTables(agreement("P3", "solucion", "60 min"), () -> {
      assertThat(run(Map.of("group", "mesa-n2"))).extracting(Item::folio).contains(ofN2).doesNotContain(ofN1);
      assertThat(run(Map.of())).extracting(Item::folio).contains(ofN1, ofN2);
    });
  }

  @Test
  void allOrNothing() {
    String fine = attended().folio();
    String uncovered = attended().folio();
    jdbc.update("update ticket set category = 'DESCONOCIDA' where folio = ?", uncovered);

    withTables(dmn -> agreement("P3", "solucion", "60 min").apply(dmn).replaceFirst(
        "(Entry_acuerdo_INCIDENTE_P3_categoria\">\\s*<text>)", "$1\"CORREO\""), () ->
        refused(fine, () -> run(Map.of("apply", true, "folios", List.of(fine, uncovered))))
            .isInstanceOf(TicketRuleViolation.class).hasMessageStartingWith(uncovered).hasMessageContaining("Ninguna regla"));
    jdbc.update("update ticket set category = 'CORREO' where folio = ?", uncovered);
  }

  @Test
  void aTableThatMakesNoSenseIsNamed() {
    String folio = attended().folio();

    withTables(agreement("P3", "calendario", "marte"), () -> refused(folio, () -> apply(folio))
        .isInstanceOf(TicketRuleViolation.class).hasMessageContaining("No hay calendario «marte»"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"luis", "ana", "diego"})
  void onlySupervisorsAndAdministratorsRecalculate(String person) {
    assertThatThrownBy(() -> as(person, () -> recalculation.run(Map.of()))).isInstanceOf(AccessDeniedException.class);
  }

  private List<Item> preview(String folio) {
    return run(Map.of("folios", List.of(folio)));
  }

  private List<Item> apply(String folio) {
    return run(Map.of("apply", true, "folios", List.of(folio)));
  }

  private List<Item> run(Map<String, ?> sent) {
    return as("sofia", () -> recalculation.run(sent));
  }
}
