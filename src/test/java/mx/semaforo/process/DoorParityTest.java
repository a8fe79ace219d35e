package mx.semaforo.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.semaforo.process.TicketProcess.Property;
import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.ticket.Ticket;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every decision of every task, done through the desk's façade, through Tasklist's form and through the engine's plain
 * completion: the same ticket afterwards, or the same refusal and nothing changed. Tasklist lets people decide only
 * after they have claimed the task; the façade claims it for them.
 */
class DoorParityTest extends IncidentStory {

  record Decision(String task, Function<DoorParityTest, Ticket> given, String person, Action action, Map<Field, Object> fields) {
    @Override
    public String toString() {
      return "%s: %s %s".formatted(task, action, fields.keySet());
    }
  }

  record Refusal(String why, Decision attempt, String words) {
    @Override
    public String toString() {
      return "%s, %s: %s".formatted(attempt.task, attempt.action, why);
    }
  }

  interface Door {
    void pass(DoorParityTest desk, String person, String folio, String word, Map<Field, Object> fields);
  }

  private static final Door FACADE = (desk, person, folio, word, fields) -> desk.act(person, folio, Action.valueOf(word),
      fields.entrySet().stream().collect(Collectors.toMap(each -> each.getKey().apiName(), Map.Entry::getValue)));
  private static final Door TASKLIST = (desk, person, folio, word, fields) -> {
    desk.claimIfFree(person, folio);
    desk.submitInTasklist(person, folio, word, fields);
  };
  private static final Door ENGINE = (desk, person, folio, word, fields) -> {
    desk.claimIfFree(person, folio);
    Map<String, Object> variables = new HashMap<>();
    fields.forEach((field, value) -> variables.put(field.variable(), value));
    variables.put(Sign.DECISION, word);
    desk.inTasklist(person, () -> {
      desk.engine.getTaskService().complete(desk.task(folio).getId(), variables);
      return null;
    });
  };
  private static final List<Door> DOORS = List.of(FACADE, TASKLIST, ENGINE);

  static Stream<Decision> decisions() {
    return Stream.of(
        in(IncidentProcess.Task.ABIERTO, DoorParityTest::reported, "ana", Action.ATENDER, Map.of()),
        in(IncidentProcess.Task.ABIERTO, DoorParityTest::reported, "ana", Action.ATENDER, Map.of(Field.MESSAGE, "Ya lo veo")),
        in(IncidentProcess.Task.ABIERTO, DoorParityTest::reported, "ana", Action.RECLASIFICAR, Map.of(Field.IMPACT, "ALTO", Field.REASON, "Son todos")),
        in(IncidentProcess.Task.ABIERTO, DoorParityTest::reported, "ana", Action.RECLASIFICAR, Map.of(Field.CATEGORY, "RED", Field.REASON, "Es la red")),
        in(IncidentProcess.Task.ABIERTO, DoorParityTest::reported, "ana", Action.DUPLICADO, Map.of(Field.OF, "original")),
        in(IncidentProcess.Task.EN_PROCESO, DoorParityTest::attended, "ana", Action.SOLUCIONAR, Map.of(Field.SOLUTION, "Listo", Field.CAUSE, "Cable")),
        in(IncidentProcess.Task.EN_PROCESO, DoorParityTest::attended, "ana", Action.PEDIR_DATOS, Map.of(Field.QUESTION, "¿Qué mensaje ves?")),
        in(IncidentProcess.Task.EN_PROCESO, DoorParityTest::attended, "ana", Action.ESPERAR_PROVEEDOR,
            Map.of(Field.SUPPLIER, "Acme", Field.REFERENCE, "A-77", Field.MESSAGE, "Viene un técnico")),
        in(IncidentProcess.Task.EN_PROCESO, DoorParityTest::attended, "ana", Action.ESCALAR, Map.of(Field.REASON, "Es del servidor")),
        in(IncidentProcess.Task.EN_PROCESO, DoorParityTest::attended, "ana", Action.RECLASIFICAR,
            Map.of(Field.URGENCY, "ALTA", Field.CATEGORY, "VPN", Field.REASON, "Es la VPN")),
        in(IncidentProcess.Task.PENDIENTE_USUARIO, DoorParityTest::awaitingRequester, "ana", Action.RETOMAR, Map.of(Field.NOTE, "Llamó")),
        in(IncidentProcess.Task.PENDIENTE_PROVEEDOR, DoorParityTest::awaitingSupplier, "ana", Action.RETOMAR, Map.of()),
        in(IncidentProcess.Task.SOLUCIONADO, DoorParityTest::solved, "ana", Action.VALIDAR, Map.of(Field.NOTE, "Probado")),
        in(IncidentProcess.Task.SOLUCIONADO, DoorParityTest::solved, "sofia", Action.REABRIR, Map.of(Field.REASON, "Volvió a fallar")),
        in(IncidentProcess.Task.REVISAR_CALIFICACION, DoorParityTest::underReview, "sofia", Action.VALIDAR, Map.of()),
        in(IncidentProcess.Task.REVISAR_CALIFICACION, DoorParityTest::underReview, "sofia", Action.REABRIR, Map.of(Field.REASON, "Tiene razón")));
  }

  static Stream<Refusal> refusals() {
    List<Refusal> refusals = new ArrayList<>();
    decisions().forEach(decision -> {
      decision.action.required().forEach(field -> refusals.add(new Refusal("falta " + field.label(),
          with(decision, without(decision.fields, field)), field.missing().getMessage())));
      refusals.add(new Refusal("campo de otra decisión", with(decision, and(decision.fields, Field.RATING, 5)), "«calificación» no corresponde a"));
      refusals.add(new Refusal("no se ofrece aquí", new Decision(decision.task, decision.given, decision.person, Action.CALIFICAR, Map.of(Field.RATING, 5)),
          "«CALIFICAR» no se puede hacer ahora"));
    });
    Decision reclassify = decisions().filter(each -> each.action == Action.RECLASIFICAR).findFirst().orElseThrow();
    Decision duplicate = decisions().filter(each -> each.action == Action.DUPLICADO).findFirst().orElseThrow();
    refusals.add(new Refusal("palabra equivocada", with(reclassify, and(reclassify.fields, Field.IMPACT, "ENORME")), "«ENORME» no es un valor de impacto"));
    refusals.add(new Refusal("sin cambio", with(reclassify, Map.of(Field.REASON, "Nada")), "elige al menos uno"));
    refusals.add(new Refusal("sin regla", with(reclassify, and(reclassify.fields, Field.CATEGORY, "CAFETERA")), "CAFETERA"));
    refusals.add(new Refusal("original desconocido", with(duplicate, Map.of(Field.OF, "INC-999999")), "No existe el ticket INC-999999"));
    refusals.add(new Refusal("no es texto", with(reclassify, and(reclassify.fields, Field.REASON, 7)), "«motivo» debe ser texto"));
    refusals.add(new Refusal("demasiado largo", with(reclassify, and(reclassify.fields, Field.REASON, "a".repeat(20_001))), "«motivo» tiene 20,001"));
    return refusals.stream();
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void aDecisionHasTheSameEffectThroughEveryDoor(Decision decision) {
    List<String> effects = DOORS.stream().map(door -> {
      String folio = decision.given.apply(this).folio();
      door.pass(this, decision.person, folio, decision.action.name(), real(decision.fields));
      return comparable(folio);
    }).toList();

    assertThat(effects.get(0)).contains(decision.task.equals(IncidentProcess.Task.ABIERTO) ? "ana" : "luis");
    assertThat(effects).containsOnly(effects.get(0));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aRefusalHasTheSameWordsThroughEveryDoorAndChangesNothing(Refusal refusal) {
    Decision attempt = refusal.attempt;
    List<String> words = DOORS.stream().map(door -> {
      String folio = attempt.given.apply(this).folio();
      claimIfFree(attempt.person, folio);
      String task = task(folio).getId();
      Map<String, Object> before = facts(folio);

      Throwable thrown = catchThrowable(() -> door.pass(this, attempt.person, folio, attempt.action.name(), real(attempt.fields)));

      assertThat(facts(folio)).isEqualTo(before);
      assertThat(task(folio).getId()).isEqualTo(task);
      assertThat(thrown).isNotNull();
      return thrown.getMessage();
    }).toList();

    assertThat(words.get(0)).contains(refusal.words);
    assertThat(words).containsOnly(words.get(0));
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void aWordThatNobodyKnowsOrNoWordAtAllIsRefusedByTheEnginesDoors(Decision decision) {
    String folio = decision.given.apply(this).folio();
    claimIfFree(decision.person, folio);
    Map<String, Object> before = facts(folio);

    for (String word : new String[] {"BAILAR", null}) {
      List<String> words = Stream.of(TASKLIST, ENGINE)
          .map(door -> catchThrowable(() -> door.pass(this, decision.person, folio, word, Map.of())).getMessage()).toList();
      assertThat(words.get(0)).contains(word == null ? "Falta la decisión" : "«BAILAR» no se puede hacer ahora", decision.action.name());
      assertThat(words).containsOnly(words.get(0));
      assertThat(facts(folio)).isEqualTo(before);
    }
  }

  @Test
  void everyDecisionOfTheDiagramIsCompared() {
    String definition = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(IncidentProcess.KEY).latestVersion()
        .singleResult().getId();
    List<String> drawn = engine.getRepositoryService().getBpmnModelInstance(definition).getModelElementsByType(UserTask.class).stream()
        .flatMap(task -> task.getExtensionElements().getElementsQuery().filterByType(
                CamundaProperties.class).singleResult().getCamundaProperties().stream()
            .filter(property -> property.getCamundaName().equals(Property.DECISIONS)).map(CamundaProperty::getCamundaValue)
            .flatMap(words -> Stream.of(words.split("\\s+"))).map(word -> task.getId() + " " + word)).toList();

    assertThat(decisions().map(each -> each.task + " " + each.action).distinct()).containsExactlyInAnyOrderElementsOf(drawn);
  }

  private void claimIfFree(String person, String folio) {
    if (task(folio).getAssignee() == null) {
      claimInTasklist(person, folio);
    }
  }

  /** The original of a duplicate is a ticket of this test. */
  private Map<Field, Object> real(Map<Field, Object> fields) {
    return "original".equals(fields.get(Field.OF)) ? and(fields, Field.OF, reported().folio()) : fields;
  }

  private String comparable(String folio) {
    Object original = tickets.get(folio).duplicateOf();
    String facts = facts(folio).entrySet().stream().map(Object::toString).collect(Collectors.joining("\n"))
        .replace(folio, "FOLIO").replaceAll("/solucion/[\\w-]+", "/solucion/…");
    return original == null ? facts : facts.replace(original.toString(), "ORIGINAL");
  }

  private static Decision in(String task, Function<DoorParityTest, Ticket> given, String person, Action action, Map<Field, Object> fields) {
    return new Decision(task, given, person, action, fields);
  }

  private static Decision with(Decision decision, Map<Field, Object> fields) {
    return new Decision(decision.task, decision.given, decision.person, decision.action, fields);
  }

  private static Map<Field, Object> without(Map<Field, Object> fields, Field field) {
    Map<Field, Object> rest = new HashMap<>(fields);
    rest.remove(field);
    return rest;
  }

  private static Map<Field, Object> and(Map<Field, Object> fields, Field field, Object value) {
    Map<Field, Object> more = new HashMap<>(fields);
    more.put(field, value);
    return more;
  }
}
