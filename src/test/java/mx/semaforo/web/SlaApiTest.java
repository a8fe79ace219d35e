package mx.semaforo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import mx.semaforo.DeskTest;
import mx.semaforo.process.Action;
import mx.semaforo.sla.ClockName;
import mx.semaforo.ticket.TimelineEntry.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Recalculation and what-if as programs ask for them. */
class SlaApiTest extends DeskTest {

  @Autowired private MockMvc mvc;

  @Test
  void recalculationAnswersWhatDiffersAndIsDoneOncePerKey() throws Exception {
    String folio = attended().folio();
    jdbc.update("update sla_clock set target = '1 h' where folio = ? and name = 'SOLUCION'", folio);
    String body = "{\"apply\":true,\"folios\":[\"%s\"]}".formatted(folio);
    String key = UUID.randomUUID().toString();

    for (int time = 0; time < 2; time++) {
      mvc.perform(post("/api/v1/sla/recalculation").with(httpBasic("sofia", "demo")).header("Idempotency-Key", key)
              .contentType(APPLICATION_JSON).content(body)).andExpect(status().isOk())
          .andExpect(jsonPath("$.items.length()").value(1))
          .andExpect(jsonPath("$.items[0].folio").value(folio))
          .andExpect(jsonPath("$.items[0].clock").value("SOLUCION"))
          .andExpect(jsonPath("$.items[0].oldTarget").value("1 h"))
          .andExpect(jsonPath("$.items[0].newTarget").value("960 min"))
          .andExpect(jsonPath("$.items[0].oldDueAt").value("2026-01-12T16:00:00Z"))
          .andExpect(jsonPath("$.items[0].newDueAt").value("2026-01-14T00:00:00Z"))
          .andExpect(jsonPath("$.items[0].wouldBreachNow").value(false));
    }
    assertThat(clock(folio, ClockName.SOLUCION).targetMinutes()).isEqualTo(960);
    assertThat(timeline(folio)).filteredOn(entry -> entry.kind() == Kind.RECALCULO).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      color  | {"color":"azul"}
      apply  | {"apply":"sí"}
      folios | {"folios":"INC-000001"}
      folios | {"folios":[]}
      folios | {"folios":[7]}
      folios | {"folios":[" "]}
      folios | {"folios":["INC-999999"]}
      folios | {"folios":["INC\\u0000"]}
      folios | {"folios":["INC-00000000000000000000000000001"]}
      group  | {"group":"mesa-n9"}
      group  | {"group":""}
      group  | {"group":["mesa-n1"]}
      group  | {"group":"mesa-n1","folios":["INC-000001"]}
      """)
  void wrongFieldOfARecalculationIsNamed(String field, String body) throws Exception {
    refused("recalculation", "sofia", body, 422).andExpect(jsonPath("$.field").value(field));
  }

  @Test
  void aClosedTicketKeepsItsPromise() throws Exception {
    String folio = closed();

    refused("recalculation", "sofia", "{\"folios\":[\"%s\"]}".formatted(folio), 422).andExpect(jsonPath("$.field").value("folios"))
        .andExpect(jsonPath("$.detail", containsString("ya está cerrado")));
  }

  @Test
  void bothAreForSupervisorsAndAdministrators() throws Exception {
    for (String person : new String[] {"luis", "ana", "diego"}) {
      refused("recalculation", person, "{\"color\":1}", 403);
      refused("what-if", person, "{}", 403);
    }
    ask("recalculation", "admin", "{\"group\":\"mesa-n3\"}").andExpect(status().isOk());
  }

  @Test
  void whatIfCountsClosedTicketsAgainAndChangesNothing() throws Exception {
    forgetClosedTickets();
    closed();
    String slow = attended("RED", "beto");
    advance(Duration.ofHours(3));
    act("beto", slow, Action.SOLUCIONAR, Map.of("solution", "Se cambió el cable"));
    act("luis", slow, Action.ACEPTAR, Map.of());
    Object before = clocks.explain(slow);

    ask("what-if", "sofia", "{\"from\":\"2026-01-12\",\"to\":\"2026-01-12\",\"targets\":{\"P3\":{\"solucion\":\"2 h\"}}}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.from").value("2026-01-12T06:00:00Z")).andExpect(jsonPath("$.to").value("2026-01-13T06:00:00Z"))
        .andExpect(jsonPath("$.tickets").value(2))
        .andExpect(jsonPath("$.total[?(@.clock == 'SOLUCION')].before.met").value(2))
        .andExpect(jsonPath("$.total[?(@.clock == 'SOLUCION')].after.met").value(1))
        .andExpect(jsonPath("$.total[?(@.clock == 'SOLUCION')].after.percent").value(50.0))
        .andExpect(jsonPath("$.total[?(@.clock == 'RESPUESTA')].after.percent").value(100.0))
        .andExpect(jsonPath("$.byPriority[?(@.clock == 'SOLUCION')].name").value("P3"))
        .andExpect(jsonPath("$.byGroup[?(@.name == 'mesa-n2' && @.clock == 'SOLUCION')].count").value(1))
        .andExpect(jsonPath("$.byGroup[?(@.name == 'mesa-n2' && @.clock == 'SOLUCION')].after.percent").value(0.0))
        .andExpect(jsonPath("$.byGroup[?(@.name == 'mesa-n1' && @.clock == 'SOLUCION')].after.percent").value(100.0));
    assertThat(clocks.explain(slow)).isEqualTo(before);
  }

  @Test
  void whatIfTriesAnotherCalendar() throws Exception {
    forgetClosedTickets();
    String folio = attended("CORREO", "ana");
    advance(Duration.ofHours(3));
    act("ana", folio, Action.SOLUCIONAR, Map.of("solution", "Se reinició"));
    act("luis", folio, Action.ACEPTAR, Map.of());
    String period = "\"from\":\"2026-01-12T15:00:00Z\",\"to\":\"2026-01-13T00:00:00Z\",\"targets\":{\"P3\":{\"solucion\":\"2 h\"}}";

    ask("what-if", "sofia", "{%s,\"calendarDefinition\":\"zona: America/Mexico_City\\nsemana:\\n  lunes: [\\\"11:00-18:00\\\"]\"}".formatted(period))
        .andExpect(jsonPath("$.total[?(@.clock == 'SOLUCION')].after.met").value(1));
    ask("what-if", "sofia", "{%s,\"calendar\":\"mx\"}".formatted(period))
        .andExpect(jsonPath("$.total[?(@.clock == 'SOLUCION')].after.met").value(0));
  }

  @Test
  void whatIfOfAPeriodWithoutTicketsIsEmpty() throws Exception {
    ask("what-if", "sofia", "{\"from\":\"1999-01-01\",\"to\":\"1999-12-31\"}").andExpect(status().isOk())
        .andExpect(jsonPath("$.tickets").value(0)).andExpect(jsonPath("$.total").isEmpty());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      color                | {"color":"azul"}
      from                 | {"to":"2026-03-31"}
      from                 | {"from":"enero","to":"2026-03-31"}
      from                 | {"from":20260101,"to":"2026-03-31"}
      from                 | {"from":"2026-02-30","to":"2026-03-31"}
      from                 | {"from":"0001-01-01","to":"2026-03-31"}
      to                   | {"from":"2026-01-01"}
      to                   | {"from":"2026-01-01","to":"2025-12-31"}
      to                   | {"from":"2026-01-01","to":"9999-12-31T00:00:00Z"}
      calendar             | {"from":"2026-01-01","to":"2026-03-31","calendar":"marte"}
      calendar             | {"from":"2026-01-01","to":"2026-03-31","calendar":3}
      calendarDefinition   | {"from":"2026-01-01","to":"2026-03-31","calendarDefinition":"zona: Luna"}
      calendarDefinition   | {"from":"2026-01-01","to":"2026-03-31","calendarDefinition":["zona"]}
      calendarDefinition   | {"from":"2026-01-01","to":"2026-03-31","calendar":"mx","calendarDefinition":"zona: UTC"}
      targets              | {"from":"2026-01-01","to":"2026-03-31","targets":"P1"}
      targets.P9           | {"from":"2026-01-01","to":"2026-03-31","targets":{"P9":{"solucion":"1 h"}}}
      targets.P1           | {"from":"2026-01-01","to":"2026-03-31","targets":{"P1":"1 h"}}
      targets.P1.ola       | {"from":"2026-01-01","to":"2026-03-31","targets":{"P1":{"ola":"1 h"}}}
      targets.P1.solucion  | {"from":"2026-01-01","to":"2026-03-31","targets":{"P1":{"solucion":"pronto"}}}
      targets.P1.solucion  | {"from":"2026-01-01","to":"2026-03-31","targets":{"P1":{"solucion":"0 h"}}}
      targets.P1.solucion  | {"from":"2026-01-01","to":"2026-03-31","targets":{"P1":{"solucion":60}}}
      targets.P1.respuesta | {"from":"2026-01-01","to":"2026-03-31","targets":{"P1":{"respuesta":null}}}
      """)
  void wrongFieldOfAWhatIfIsNamed(String field, String body) throws Exception {
    refused("what-if", "sofia", body, 422).andExpect(jsonPath("$.field").value(field));
  }

  @Test
  void aTargetThatNoCalendarReachesIsRefused() throws Exception {
    closed();

    refused("what-if", "sofia", "{\"from\":\"2026-01-12\",\"to\":\"2026-01-12\",\"targets\":{\"P3\":{\"solucion\":\"999999 días\"}}}", 422)
        .andExpect(jsonPath("$.field").value("targets"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"recalculation", "what-if"})
  void aBodyMustBeAnObject(String what) throws Exception {
    refused(what, "sofia", "[1]", 422);
  }

  private String closed() {
    String folio = solved().folio();
    act("luis", folio, Action.ACEPTAR, Map.of());
    return folio;
  }

  private String attended(String category, String agent) {
    return act(agent, reported("MEDIO", "MEDIA", category).folio(), Action.ATENDER, Map.of()).folio();
  }

  /** Those of other tests are not part of the period. */
  private void forgetClosedTickets() {
    jdbc.update("update ticket set closed_at = '2001-01-01 00:00:00+00' where closed_at is not null");
  }

  private ResultActions ask(String what, String person, String body) throws Exception {
    return mvc.perform(post("/api/v1/sla/" + what).with(httpBasic(person, "demo")).contentType(APPLICATION_JSON).content(body));
  }

  private ResultActions refused(String what, String person, String body, int status) throws Exception {
    return ask(what, person, body).andExpect(status().is(status))
        .andExpect(content().contentTypeCompatibleWith(APPLICATION_PROBLEM_JSON)).andExpect(jsonPath("$.detail").isNotEmpty());
  }
}
