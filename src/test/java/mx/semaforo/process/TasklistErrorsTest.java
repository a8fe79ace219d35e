package mx.semaforo.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mx.semaforo.process.TasklistClient.Answer;
import mx.semaforo.ticket.Ticket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read in Tasklist when a form is wrong: the desk's sentence, and the ticket as it was. */
class TasklistErrorsTest extends TasklistStory {

  private static final String NASTY = "<script>alert('x')</script> '); drop table ticket; -- ${1+1} #{''.getClass()} <img src=x onerror=alert(1)> 🚦";
  private static final Map<String, Object> REPORT = Map.of("asunto", "No imprime", "descripcion", "Nada sale", "impacto", "MEDIO",
      "urgencia", "MEDIA", "categoria", "IMPRESORA");

  record Wrong(String why, Map<String, ?> form, String words) {
    @Override
    public String toString() {
      return why;
    }
  }

  static Stream<Wrong> wrongSteps() {
    return Stream.of(
        new Wrong("sin decisión", Map.of(), "Falta la decisión"),
        new Wrong("decisión fuera de la lista", Map.of("decision", "VALIDAR"), "«VALIDAR» no se puede hacer ahora"),
        new Wrong("decisión inventada", Map.of("decision", "<b>BAILAR</b>"), "no se puede hacer ahora"),
        new Wrong("decisión que no es texto", Map.of("decision", 7), "no se puede hacer ahora"),
        new Wrong("campo que falta", Map.of("decision", "SOLUCIONAR"), "Falta «solución»: escríbelo y vuelve a intentar."),
        new Wrong("campo en blanco", Map.of("decision", "SOLUCIONAR", "solucion", "  "), "Falta «solución»"),
        new Wrong("texto demasiado largo", Map.of("decision", "SOLUCIONAR", "solucion", "a".repeat(30_000)), "«solución» tiene 30,000 caracteres y caben 20,000"),
        new Wrong("carácter nulo", Map.of("decision", "SOLUCIONAR", "solucion", "a\0b"), "carácter nulo"),
        new Wrong("variable desconocida", Map.of("decision", "SOLUCIONAR", "solucion", "Listo", "grupo", "mesa-n3"), "«grupo» no es un campo de la mesa"),
        new Wrong("campo de otra decisión", Map.of("decision", "SOLUCIONAR", "solucion", "Listo", "proveedor", "Acme"), "«proveedor» no corresponde a SOLUCIONAR"),
        new Wrong("objeto en lugar de texto", Map.of("decision", "SOLUCIONAR", "solucion", List.of("a")), "«solución» debe ser texto"));
  }

  static Stream<Wrong> wrongReports() {
    return Stream.of(
        new Wrong("sin asunto", and("asunto", null), "Falta «asunto»"),
        new Wrong("palabra equivocada", and("impacto", "ENORME"), "«ENORME» no es un valor de impacto"),
        new Wrong("asunto largo", and("asunto", "a".repeat(30_000)), "«asunto» tiene 30,000 caracteres"),
        new Wrong("diez megabytes", and("descripcion", "a".repeat(10 * 1024 * 1024)), "«descripción» tiene 10,485,760 caracteres"),
        new Wrong("variable desconocida", and("prioridad", "P1"), "«prioridad» no es un campo de la mesa"),
        new Wrong("sin regla", and("categoria", "CAFETERA"), "CAFETERA"),
        new Wrong("solicitante desconocido", and("solicitante", "nadie"), "No existe la persona «nadie»"));
  }

  @ParameterizedTest
  @MethodSource("wrongSteps")
  void aWrongStepIsRefusedInTheDesksWordsAndNothingChanges(Wrong wrong) {
    String folio = attended().folio();

    for (String door : List.of("/submit-form", "/complete")) {
      Answer answer = refused(folio, () -> tasklist("ana").post(path(folio) + door, form(wrong.form)));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().path("message").asText()).contains(wrong.words).hasSizeLessThan(600);
    }
  }

  @Test
  void theGuideThatAnAgreementWantsIsAskedForInTasklistToo() {
    withTables(agreement("P3", "guia", "OBLIGATORIA"), () -> {
      String folio = attended().folio();
      for (String door : List.of("/submit-form", "/complete")) {
        Answer answer = refused(folio, () -> tasklist("ana").post(path(folio) + door, decision("SOLUCIONAR", Map.of("solucion", "Listo"))));
        assertThat(answer.json().path("message").asText()).contains("Antes de solucionar responde en la guía las preguntas 1 y 2:");
      }
    });
  }

  @ParameterizedTest
  @MethodSource("wrongReports")
  void aWrongReportIsRefusedInTheDesksWordsAndOpensNothing(Wrong wrong) {
    long before = jdbc.queryForObject("select count(*) from ticket", Long.class);

    Answer answer = report(wrong.form);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().path("message").asText()).contains(wrong.words).hasSizeLessThan(600);
    assertThat(answer.body()).doesNotContain("Exception:", "\tat ");
    assertThat(jdbc.queryForObject("select count(*) from ticket", Long.class)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "{\"variables\":7}", "{\"variables\":{\"decision\":\"ATENDER\"}}",
      "{\"variables\":{\"decision\":{\"value\":\"rO0ABQ==\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.lang.Object\",\"serializationDataFormat\":\"application/x-java-serialized-object\"}}}}"})
  void whatNoFormSendsChangesNothing(String body) {
    String folio = attended().folio();

    refused(folio, () -> tasklist("ana").post(path(folio) + "/submit-form", body));
  }

  @Test
  void anythingThatPeopleWriteIsKeptAsTheyWroteIt() {
    Answer reported = report(and("asunto", NASTY, "descripcion", NASTY));
    assertThat(reported.status()).as(reported.body()).isEqualTo(200);
    String folio = engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(reported.json().path("id").asText())
        .singleResult().getBusinessKey();
    tasklist("ana").post(path(folio) + "/claim", Map.of("userId", "ana"));
    submit(folio, "ATENDER", Map.of("mensaje", NASTY));
    submit(folio, "PEDIR_DATOS", Map.of("pregunta", NASTY));
    submit(folio, "RETOMAR", Map.of("nota", NASTY));
    submit(folio, "ESPERAR_PROVEEDOR", Map.of("proveedor", NASTY, "referencia", NASTY, "mensaje", NASTY));
    submit(folio, "RETOMAR", Map.of());
    submit(folio, "SOLUCIONAR", Map.of("solucion", NASTY, "causa", NASTY));
    submit(folio, "REABRIR", Map.of("motivo", NASTY));

    Ticket ticket = tickets.get(folio);
    assertThat(List.of(ticket.subject(), ticket.description())).containsOnly(NASTY);
    assertThat(texts(folio)).filteredOn(text -> text.contains(NASTY)).hasSizeGreaterThanOrEqualTo(6);
    assertThat(tasklist("ana").get(path(folio)).json().path("description").asText()).contains(NASTY);
    assertThat(tasklist("ana").get(path(folio) + "/form-variables").json().at("/asunto/value").asText()).isEqualTo(NASTY);
  }

  private void submit(String folio, String decision, Map<String, ?> fields) {
    Answer answer = tasklist("ana").post(path(folio) + "/submit-form", decision(decision, fields));
    assertThat(answer.status()).as(answer.body()).isEqualTo(204);
  }

  private Answer report(Map<String, ?> form) {
    return tasklist("ana").post("/process-definition/key/incidente/submit-form", form(form));
  }

  /** The report with other values; null leaves one out. */
  private static Map<String, Object> and(Object... others) {
    Map<String, Object> form = new HashMap<>(REPORT);
    for (int i = 0; i < others.length; i += 2) {
      form.put((String) others[i], others[i + 1]);
    }
    form.values().removeIf(value -> value == null);
    return form;
  }
}
