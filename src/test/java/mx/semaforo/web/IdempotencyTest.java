package mx.semaforo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mx.semaforo.DeskTest;
import mx.semaforo.process.Action;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** A program that never got its answer asks again, and nothing happens twice. */
class IdempotencyTest extends DeskTest {

  private static final String TICKETS = "/api/v1/tickets";

  @Autowired private MockMvc mvc;

  private String subject;
  private String key;

  @BeforeEach
  void newRequest() {
    subject = "Clave " + UUID.randomUUID();
    key = UUID.randomUUID().toString();
  }

  @Test
  void sameRequestAgainGetsTheSameAnswer() throws Exception {
    MockHttpServletResponse first = report("ALTO");
    MockHttpServletResponse second = report("ALTO");

    assertThat(first.getStatus()).isEqualTo(201);
    assertThat(second.getStatus()).isEqualTo(201);
    assertThat(second.getContentAsString()).isEqualTo(first.getContentAsString());
    assertThat(second.getHeader("Location")).isNotNull().isEqualTo(first.getHeader("Location"));
    assertThat(reported(subject)).isEqualTo(1);
  }

  @Test
  void bothAtTheSameInstantAreOne() throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    Callable<MockHttpServletResponse> request = () -> {
      start.await();
      return report("ALTO");
    };
    ExecutorService programs = Executors.newFixedThreadPool(2);
    try {
      List<Future<MockHttpServletResponse>> answers = programs.invokeAll(List.of(request, request));
      MockHttpServletResponse first = answers.get(0).get();
      MockHttpServletResponse second = answers.get(1).get();

      assertThat(first.getStatus()).isEqualTo(201);
      assertThat(second.getStatus()).isEqualTo(201);
      assertThat(second.getContentAsString()).isEqualTo(first.getContentAsString());
    } finally {
      programs.shutdown();
    }
    assertThat(reported(subject)).isEqualTo(1);
  }

  @Test
  void otherRequestUnderTheSameKeyIsRefused() throws Exception {
    report("ALTO");

    assertThat(report("BAJO").getStatus()).isEqualTo(422);
    assertThat(reported(subject)).isEqualTo(1);
  }

  @Test
  void refusedRequestMayBeCorrectedUnderTheSameKey() throws Exception {
    assertThat(report("ENORME").getStatus()).isEqualTo(422);
    assertThat(report("ALTO").getStatus()).isEqualTo(201);
  }

  @Test
  void keyLongerThanItsColumnIsRefused() throws Exception {
    key = "k".repeat(201);

    assertThat(report("ALTO").getStatus()).isEqualTo(422);
    assertThat(reported(subject)).isZero();
  }

  @Test
  void sameKeyOfAnotherPersonIsAnotherKey() throws Exception {
    report("ALTO");
    MockHttpServletResponse other = mvc.perform(post(TICKETS).with(httpBasic("marta", "demo")).header("Idempotency-Key", key)
        .contentType(APPLICATION_JSON).content(body("ALTO"))).andReturn().getResponse();

    assertThat(other.getStatus()).isEqualTo(201);
    assertThat(reported(subject)).isEqualTo(2);
  }

  @Test
  void commentIsWrittenOnce() throws Exception {
    String folio = attended().folio();
    for (int i = 0; i < 2; i++) {
      assertThat(mvc.perform(post(TICKETS + "/{folio}/comments", folio).with(httpBasic("ana", "demo")).header("Idempotency-Key", key)
          .contentType(APPLICATION_JSON).content("{\"text\":\"%s\"}".formatted(subject))).andReturn().getResponse().getStatus())
          .isEqualTo(201);
    }
    assertThat(texts(folio)).containsOnlyOnce(subject);
  }

  @Test
  void ratingByTheLinkIsRepeatable() throws Exception {
    String folio = act("ana", solved().folio(), Action.VALIDAR, Map.of()).folio();
    String token = jdbc.queryForObject("select token from survey where folio = ? and closed_at is null", String.class, folio);
    for (int i = 0; i < 2; i++) {
      MockHttpServletResponse answer = mvc.perform(post("/api/v1/surveys/{token}", token).header("Idempotency-Key", key)
          .contentType(APPLICATION_JSON).content("{\"rating\":5}")).andReturn().getResponse();
      assertThat(answer.getStatus()).isEqualTo(200);
      assertThat(answer.getContentAsString()).contains("\"rating\":5", "TERMINADA");
    }
  }

  private MockHttpServletResponse report(String impact) throws Exception {
    return mvc.perform(post(TICKETS).with(httpBasic("luis", "demo")).header("Idempotency-Key", key)
        .contentType(APPLICATION_JSON).content(body(impact))).andReturn().getResponse();
  }

  private String body(String impact) {
    return """
        {"type":"INCIDENTE","subject":"%s","description":"d","impact":"%s","urgency":"ALTA","category":"CORREO"}"""
        .formatted(subject, impact);
  }

  private int reported(String subject) {
    return jdbc.queryForObject("select count(*) from ticket where subject = ?", Integer.class, subject);
  }
}
