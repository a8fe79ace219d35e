package mx.semaforo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import mx.semaforo.DeskTest;
import mx.semaforo.process.Action;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What a page of the task list asks about the tickets behind its tasks. */
class TasksApiTest extends DeskTest {

  @Autowired private MockMvc mvc;

  @Test
  void aTaskTellsTheStateOfItsTicketAndTheTimeLeftOnTheClockThatIsDueFirst() throws Exception {
    String folio = reported().folio();
    advance(Duration.ofMinutes(30));

    ask("ana", id(folio)).andExpect(status().isOk()).andExpect(jsonPath("$.items.length()").value(1))
        .andExpect(jsonPath("$.items[0].task").value(id(folio)))
        .andExpect(jsonPath("$.items[0].folio").value(folio))
        .andExpect(jsonPath("$.items[0].state").value("ABIERTO"))
        .andExpect(jsonPath("$.items[0].label").value("Abierto"))
        .andExpect(jsonPath("$.items[0].activity").value("DEMANDA"))
        .andExpect(jsonPath("$.items[0].clock").value("RESPUESTA"))
        .andExpect(jsonPath("$.items[0].clockLabel").value("primera respuesta"))
        .andExpect(jsonPath("$.items[0].clockState").value("CORRIENDO"))
        .andExpect(jsonPath("$.items[0].breached").value(false))
        .andExpect(jsonPath("$.items[0].percent").value(25))
        .andExpect(jsonPath("$.items[0].minutes").value(90))
        .andExpect(jsonPath("$.items[0].dueAt").value("2026-01-12T17:00:00Z"))
        .andExpect(jsonPath("$.items[0].left").value("quedan 1 h 30 min"))
        .andExpect(jsonPath("$.items[0].due").value("vence el lunes 11:00"));
  }

  @Test
  void aTaskTellsThatItsTimeIsUp() throws Exception {
    String folio = reported().folio();
    advance(Duration.ofHours(2));
    ask("sofia", id(folio)).andExpect(jsonPath("$.items[0].breached").value(true)).andExpect(jsonPath("$.items[0].left").value("acaba de vencer"));
    advance(Duration.ofMinutes(20));

    ask("sofia", id(folio)).andExpect(jsonPath("$.items[0].clock").value("RESPUESTA"))
        .andExpect(jsonPath("$.items[0].minutes").value(-20))
        .andExpect(jsonPath("$.items[0].left").value("vencido por 20 min"))
        .andExpect(jsonPath("$.items[0].due").value("venció el lunes 11:00"));
  }

  @Test
  void aPausedClockSaysSoAndAStandingOneSaysNothing() throws Exception {
    String paused = attended().folio();
    act("ana", paused, Action.PEDIR_DATOS, Map.of("question", "¿Qué mensaje ves?"));
    String solved = solved().folio();

    ask("ana", id(paused)).andExpect(jsonPath("$.items[0].label").value("Pendiente usuario"))
        .andExpect(jsonPath("$.items[0].clockState").value("EN_PAUSA"))
        .andExpect(jsonPath("$.items[0].left").value("en pausa, quedan 16 h"));
    ask("sofia", id(solved)).andExpect(jsonPath("$.items[0].label").value("Solucionado"))
        .andExpect(jsonPath("$.items[0].clock").value(nullValue()))
        .andExpect(jsonPath("$.items[0].left").value(nullValue()));
  }

  @Test
  void tasksOfOtherGroupsAndUnknownOnesAreAbsent() throws Exception {
    String offered = reported().folio();
    String own = attended().folio();
    String foreign = ofLevelTwo();
    String page = String.join(",", id(offered), id(own), id(foreign), UUID.randomUUID().toString(), "otra");

    ask("ana", page).andExpect(status().isOk()).andExpect(jsonPath("$.items[*].folio", containsInAnyOrder(offered, own)));
    ask("beto", page).andExpect(jsonPath("$.items[*].folio", containsInAnyOrder(foreign)));
    ask("sofia", page).andExpect(jsonPath("$.items[*].folio", containsInAnyOrder(offered, own, foreign)));
    for (String stranger : List.of("luis", "carmen", "diego")) {
      ask(stranger, page).andExpect(status().isOk()).andExpect(jsonPath("$.items").isEmpty());
    }
    mvc.perform(get("/api/v1/tasks").param("ids", page)).andExpect(status().isUnauthorized());
  }

  @Test
  void approvalsAndTheServicesOwnStepsShowTheirRequest() throws Exception {
    String folio = as("luis", () -> desk.open(TicketType.SOLICITUD, Map.of("service", "solicitud-de-viaticos", "fields",
        Map.of("destino", "Monterrey", "motivoViaje", "Visita a un cliente", "salida", "2026-01-26", "regreso", "2026-01-28",
            "conceptos", List.of(Map.of("concepto", "TRANSPORTE", "monto", 3000)), "total", 3000)))).folio();
    act("fabian", folio, Action.ATENDER, Map.of());

    ask("carmen", id(folio)).andExpect(jsonPath("$.items[0].folio").value(folio))
        .andExpect(jsonPath("$.items[0].clock").value("APROBACION"));
    ask("fabian", id(folio)).andExpect(jsonPath("$.items").isEmpty());

    act("carmen", folio, Action.APROBAR, Map.of());
    assertThat(task(folio).getProcessInstanceId()).isNotEqualTo(process(folio).getId());
    ask("fabian", id(folio)).andExpect(jsonPath("$.items[0].folio").value(folio))
        .andExpect(jsonPath("$.items[0].label").value("En proceso"))
        .andExpect(jsonPath("$.items[0].clock").value("SOLUCION"));
    ask("carmen", id(folio)).andExpect(jsonPath("$.items").isEmpty());
  }

  @Test
  void aConfidentialRequestIsAbsentForSupervisionToo() throws Exception {
    Map<String, Object> fault = new HashMap<>(Map.of("trabajador", "luis", "tipoFalta", "ASISTENCIA", "fechaFalta", "2026-01-05",
        "fechaDeteccion", "2026-01-06", "hechos", "Llegó tarde", "evidencia", "Registro de entradas"));
    String folio = as("carmen", () -> desk.open(TicketType.SOLICITUD, Map.of("service", "llamado-de-atencion", "fields", fault))).folio();

    ask("rocio", id(folio)).andExpect(jsonPath("$.items[0].folio").value(folio));
    for (String person : List.of("ana", "sofia", "admin", "luis")) {
      ask(person, id(folio)).andExpect(status().isOk()).andExpect(jsonPath("$.items").isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", "a,", "a,,b", "a b", "a'or'1", "<script>", "ñ",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
  void whatIsNotAListOfIdsIsRefused(String ids) throws Exception {
    ask("ana", ids).andExpect(status().is(422)).andExpect(content().contentTypeCompatibleWith(APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.field").value("ids")).andExpect(jsonPath("$.detail", containsString("identificadores")));
  }

  @Test
  void aHundredIdsFitAndOneMoreDoesNot() throws Exception {
    String hundred = String.join(",", IntStream.range(0, 100).mapToObj(i -> "t" + i).toList());

    ask("ana", hundred + ",t0").andExpect(status().isOk()).andExpect(jsonPath("$.items").isEmpty());
    ask("ana", hundred + ",otra").andExpect(status().is(422)).andExpect(jsonPath("$.detail", containsString("100")));
  }

  @Test
  void aPageOfManyCardsTakesAsManyStatementsAsOneOfOne() throws Exception {
    List<String> page = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      page.add(id((i % 2 == 0 ? reported() : attended()).folio()));
    }
    ask("ana", page.get(0));

    long one = statements(page.subList(0, 1));
    long many = statements(page);

    assertThat(one).isBetween(4L, 8L);
    assertThat(many).isEqualTo(one);
  }

  /** As the database counts them, the engine's among them. */
  private long statements(List<String> ids) throws Exception {
    jdbc.execute("set query_statistics_max_entries 1000");
    jdbc.execute("set query_statistics false");
    jdbc.execute("set query_statistics true");
    try {
      ask("ana", String.join(",", ids)).andExpect(jsonPath("$.items.length()").value(ids.size()));
      return jdbc.queryForObject("select sum(execution_count) from information_schema.query_statistics"
          + " where lower(sql_statement) like 'select%'", Long.class);
    } finally {
      jdbc.execute("set query_statistics false");
    }
  }

  private ResultActions ask(String person, String ids) throws Exception {
    return mvc.perform(get("/api/v1/tasks").param("ids", ids).with(httpBasic(person, "demo")));
  }

  private String id(String folio) {
    return task(folio).getId();
  }

  private String ofLevelTwo() {
    Ticket ticket = attended();
    return act("ana", ticket.folio(), Action.ESCALAR, Map.of("reason", "Hace falta un especialista")).folio();
  }
}
