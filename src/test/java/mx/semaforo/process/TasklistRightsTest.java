package mx.semaforo.process;

import static mx.semaforo.process.TasklistClient.TASKLIST;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mx.semaforo.process.TasklistClient.Answer;
import mx.semaforo.process.engine.DemoPeople;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.Ticket;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each person sees and moves through Tasklist's REST: agents only what is of their groups, requesters nothing. */
class TasklistRightsTest extends TasklistStory {

  /** In mesa-n1, like ana. */
  private static final String COLLEAGUE = "nora";

  record Attempt(String method, String path, String body) {
    @Override
    public String toString() {
      return "%s %s %s".formatted(method, path, body);
    }
  }

  private String everything;

  @BeforeEach
  void makeAFilterOfEverything() {
    everything = engine.getFilterService().saveFilter(
        engine.getFilterService().newTaskFilter("Todo").setQuery(engine.getTaskService().createTaskQuery())).getId();
    Authorization grant = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    grant.setGroupId(Person.DESK);
    grant.setResource(Resources.FILTER);
    grant.setResourceId(everything);
    grant.addPermission(Permissions.READ);
    engine.getAuthorizationService().saveAuthorization(grant);
  }

  @AfterEach
  void deleteIt() {
    engine.getFilterService().deleteFilter(everything);
  }

  @BeforeEach
  void hire() {
    User colleague = engine.getIdentityService().newUser(COLLEAGUE);
    colleague.setPassword(DemoPeople.PASSWORD);
    engine.getIdentityService().saveUser(colleague);
    Stream.of("mesa", "mesa-n1").forEach(group -> engine.getIdentityService().createMembership(COLLEAGUE, group));
  }

  @AfterEach
  void dismiss() {
    engine.getIdentityService().deleteUser(COLLEAGUE);
  }

  static List<Attempt> readings() {
    return Stream.of("", "/form", "/form-variables", "/variables", "/variables/folio", "/deployed-form", "/identity-links")
        .map(path -> new Attempt("GET", path, null)).toList();
  }

  /** What works a task. */
  static List<Attempt> works() {
    return List.of(
        post("/claim", "{\"userId\":\"PERSON\"}"),
        post("/unclaim", "{}"),
        post("/assignee", "{\"userId\":\"PERSON\"}"),
        post("/complete", "{\"variables\":{\"decision\":{\"value\":\"DECISION\"}}}"),
        post("/submit-form", "{\"variables\":{\"decision\":{\"value\":\"DECISION\"}}}"));
  }

  /** What nobody does to a task but the diagram, not even who works it. */
  static List<Attempt> forgeries() {
    return List.of(
        new Attempt("PUT", "", "{\"name\":\"Otro\",\"priority\":100,\"due\":\"2030-01-01T00:00:00.000+0000\"}"),
        new Attempt("PUT", "", "{\"delegationState\":\"PENDING\",\"owner\":\"PERSON\",\"assignee\":\"PERSON\"}"),
        new Attempt("DELETE", "", null),
        post("/delegate", "{\"userId\":\"PERSON\"}"),
        post("/resolve", "{\"variables\":{}}"),
        post("/bpmnError", "{\"errorCode\":\"x\"}"),
        post("/bpmnEscalation", "{\"escalationCode\":\"x\"}"),
        post("/identity-links", "{\"groupId\":\"mesa-n3\",\"type\":\"candidate\"}"),
        post("/identity-links", "{\"userId\":\"luis\",\"type\":\"candidate\"}"),
        post("/identity-links", "{\"userId\":\"luis\",\"type\":\"owner\"}"),
        post("/identity-links", "{\"userId\":\"luis\",\"type\":\"assignee\"}"),
        post("/identity-links/delete", "{\"groupId\":\"GROUP\",\"type\":\"candidate\"}"),
        post("/comment/create", "{\"message\":\"Hola\"}"),
        new Attempt("PUT", "/variables/grupo", "{\"value\":\"mesa-n3\"}"),
        new Attempt("PUT", "/localVariables/grupo", "{\"value\":\"mesa-n3\"}"),
        new Attempt("DELETE", "/variables/grupo", null),
        post("/variables", "{\"modifications\":{\"grupo\":{\"value\":\"mesa-n3\"}}}"),
        post("/localVariables", "{\"modifications\":{\"grupo\":{\"value\":\"mesa-n3\"}}}"));
  }

  static Stream<Attempt> everyAttempt() {
    return Stream.of(readings(), works(), forgeries()).flatMap(List::stream);
  }

  @Test
  void listsAndCountsShowTheTasksOfOnesGroupsAndOnesOwn() {
    String offered = reported().folio();
    String own = attended().folio();
    String foreign = ofLevelTwo().folio();
    String handedOver = ofLevelTwo().folio();
    engine.getTaskService().setAssignee(task(handedOver).getId(), "ana");

    for (String list : List.of("/task", "/filter/%s/list".formatted(everything))) {
      assertThat(ids(tasklist("ana").get(list))).contains(id(offered), id(own), id(handedOver)).doesNotContain(id(foreign));
      assertThat(ids(tasklist("beto").get(list))).contains(id(foreign), id(handedOver)).doesNotContain(id(offered), id(own));
      assertThat(ids(tasklist("sofia").get(list))).contains(id(offered), id(own), id(foreign), id(handedOver));
    }
    for (String person : List.of("ana", "beto", "sofia")) {
      int seen = ids(tasklist(person).get("/task")).size();
      assertThat(count(tasklist(person).get("/task/count"))).isEqualTo(seen);
      assertThat(count(tasklist(person).get("/filter/%s/count".formatted(everything)))).isEqualTo(seen);
      assertThat(count(tasklist(person).post("/task/count", "{}"))).isEqualTo(seen);
    }
  }

  @Test
  void ticketsOfOtherGroupsAreNotInTheFilterNorOnItsCards() {
    String own = reported().folio();
    String foreign = ofLevelTwo().folio();

    Answer cards = tasklist("ana").hal(filter("Sin asignar (vence primero)"));

    assertThat(cards.status()).isEqualTo(200);
    assertThat(cards.body()).doesNotContain(foreign, id(foreign), process(foreign).getId());
    assertThat(cards.json().at("/_embedded/task")).filteredOn(card -> card.path("id").asText().equals(id(own))).singleElement()
        .satisfies(card -> assertThat(card.at("/_embedded/variable")).extracting(each -> each.path("name").asText() + "=" + each.path("value").asText())
            .contains("folio=" + own, "asunto=No abre el correo", "solicitante=luis", "prioridad=P3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{\"candidateGroup\":\"mesa-n2\"}",
      "{\"candidateGroups\":[\"mesa-n1\",\"mesa-n2\"],\"includeAssignedTasks\":true}",
      "{\"assignee\":\"beto\"}",
      "{\"assigned\":true}",
      "{\"unassigned\":true}",
      "{\"withCandidateGroups\":true,\"includeAssignedTasks\":true}",
      "{\"taskIdIn\":[\"OFFERED\",\"TAKEN\"]}",
      "{\"taskId\":\"TAKEN\"}",
      "{\"processInstanceId\":\"INSTANCE\"}",
      "{\"processInstanceBusinessKey\":\"FOLIO\"}",
      "{\"processVariables\":[{\"name\":\"grupo\",\"operator\":\"eq\",\"value\":\"mesa-n2\"}]}",
      "{\"orQueries\":[{\"candidateGroup\":\"mesa-n2\",\"includeAssignedTasks\":true,\"assignee\":\"beto\"}]}",
      "{\"orQueries\":[{\"unassigned\":true,\"assigned\":true}]}",
      "{\"orQueries\":[{\"processDefinitionKey\":\"incidente\",\"taskIdIn\":[\"OFFERED\"]},{\"active\":true}]}"})
  void noQuestionFindsTasksOfOtherGroups(String question) {
    String offered = ofLevelTwo().folio();
    String taken = takenByBeto();
    String body = question.replace("OFFERED", id(offered)).replace("TAKEN", id(taken)).replace("FOLIO", offered)
        .replace("INSTANCE", process(offered).getId());

    List<String> found = ids(tasklist("ana").post("/task", body));

    assertThat(found).doesNotContain(id(offered), id(taken));
    assertThat(count(tasklist("ana").post("/task/count", body))).isEqualTo(found.size());
    assertThat(ids(tasklist("ana").post("/filter/%s/list".formatted(everything), body))).doesNotContain(id(offered), id(taken));
    assertThat(ids(tasklist("sofia").post("/task", body))).containsAnyOf(id(offered), id(taken));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{\"variableScopeIdIn\":[\"TASK\",\"INSTANCE\",\"EXECUTION\"]}",
      "{\"processInstanceIdIn\":[\"INSTANCE\"]}",
      "{\"variableScopeIdIn\":[\"INSTANCE\"],\"processInstanceIdIn\":[\"INSTANCE\"]}",
      "{\"executionIdIn\":[\"INSTANCE\"]}",
      "{\"variableName\":\"folio\"}",
      "{}"})
  void noQuestionFindsVariablesOfOtherGroups(String question) {
    String foreign = ofLevelTwo().folio();
    String body = question.replace("TASK", id(foreign)).replace("EXECUTION", task(foreign).getExecutionId())
        .replace("INSTANCE", process(foreign).getId());

    for (String person : List.of("ana", "luis")) {
      assertThat(ids(tasklist(person).post("/variable-instance", body))).isEmpty();
      assertThat(count(tasklist(person).post("/variable-instance/count", body))).isZero();
    }
    assertThat(tasklist("admin").post("/variable-instance", body).body()).contains(foreign);
  }

  @Test
  void scopesOfOnesOwnTasksOpenNoOtherOnes() {
    String own = reported().folio();
    String foreign = ofLevelTwo().folio();

    Answer variables = tasklist("ana").post("/variable-instance",
        Map.of("variableScopeIdIn", List.of(process(own).getId(), process(foreign).getId())));

    assertThat(variables.body()).contains(own).doesNotContain(foreign);
  }

  @ParameterizedTest
  @MethodSource("everyAttempt")
  void aStrangerNeitherReadsNorWorksATaskByItsId(Attempt attempt) {
    for (String folio : List.of(reported().folio(), attended().folio())) {
      for (String stranger : List.of("beto", "luis")) {
        Answer answer = refused(folio, () -> send(stranger, attempt, folio));
        assertThat(answer.body()).doesNotContain(folio, "No abre el correo");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("readings")
  void aColleagueOfTheGroupReadsAnAssignedTask(Attempt reading) {
    String folio = attended().folio();

    assertThat(send(COLLEAGUE, reading, folio).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("works")
  void aColleagueOfTheGroupDoesNotWorkAnAssignedTask(Attempt work) {
    String folio = attended().folio();

    refused(folio, () -> send(COLLEAGUE, work, folio));
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void nobodyForgesATask(Attempt forgery) {
    String offered = reported().folio();
    String taken = attended().folio();

    refused(offered, () -> send(COLLEAGUE, forgery, offered));
    refused(taken, () -> send("ana", forgery, taken));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      PUT    | /process-instance/INSTANCE/variables/grupo       | {"value":"mesa-n3"}
      POST   | /process-instance/INSTANCE/variables             | {"modifications":{"grupo":{"value":"mesa-n3"}}}
      PUT    | /execution/INSTANCE/localVariables/grupo         | {"value":"mesa-n3"}
      GET    | /process-instance/INSTANCE/variables             |
      GET    | /process-instance/INSTANCE                       |
      POST   | /process-instance/INSTANCE/modification          | {"instructions":[{"type":"cancel","activityId":"Task_EnProceso"}]}
      PUT    | /process-instance/INSTANCE/suspended             | {"suspended":true}
      DELETE | /process-instance/INSTANCE                       |
      PUT    | /job/JOB/duedate                                 | {"duedate":"2030-01-01T00:00:00.000+0000"}
      POST   | /message                                         | {"messageName":"ticket.cancelado","businessKey":"FOLIO","processVariables":{"motivo":{"value":"x"}}}
      POST   | /task/create                                     | {"name":"Otra","assignee":"ana"}
      POST   | /process-definition/key/incidente/start          | {"businessKey":"FOLIO","variables":{"grupo":{"value":"mesa-n1"}}}
      POST   | /process-definition/key/incidente/start          | {"businessKey":"FOLIO","startInstructions":[{"type":"startBeforeActivity","activityId":"Task_EnProceso"}],"variables":{"grupo":{"value":"mesa-n1"}}}
      POST   | /process-definition/key/incidente/start          | {"variables":{"asunto":{"value":"a"},"descripcion":{"value":"d"},"impacto":{"value":"BAJO"},"urgencia":{"value":"BAJA"},"categoria":{"value":"RED"}}}
      """)
  void anAgentMovesNothingPastTheFormsOfHerTasks(String method, String path, String body) {
    String folio = attended().folio();
    String instance = process(folio).getId();
    String job = jobs(folio).get(0).getId();

    refused(folio, () -> tasklist("ana").call(method, path.replace("INSTANCE", instance).replace("JOB", job),
        body == null ? null : body.replace("FOLIO", folio)));
  }

  @Test
  void anAgentTakesGivesBackAndHandsOver() {
    String folio = reported().folio();

    assertThat(tasklist("ana").post(path(folio) + "/claim", Map.of("userId", "ana")).status()).isEqualTo(204);
    assertThat(tickets.get(folio).assignee()).isEqualTo("ana");
    assertThat(tasklist("ana").post(path(folio) + "/unclaim", Map.of()).status()).isEqualTo(204);
    assertThat(tickets.get(folio).assignee()).isNull();
    tasklist("ana").post(path(folio) + "/claim", Map.of("userId", "ana"));
    assertThat(tasklist("ana").post(path(folio) + "/assignee", Map.of("userId", COLLEAGUE)).status()).isEqualTo(204);
    assertThat(tickets.get(folio).assignee()).isEqualTo(COLLEAGUE);

    refused(folio, () -> tasklist("ana").post(path(folio) + "/submit-form", decision("ATENDER", Map.of())));
    assertThat(tasklist(COLLEAGUE).post(path(folio) + "/submit-form", decision("ATENDER", Map.of())).status()).isEqualTo(204);
  }

  @Test
  void theSupervisorHandsOverAndWorksEverything() {
    String folio = attended().folio();

    assertThat(tasklist("sofia").post(path(folio) + "/assignee", Map.of("userId", "beto")).status()).isEqualTo(204);
    assertThat(tickets.get(folio).assignee()).isEqualTo("beto");
    assertThat(ids(tasklist("beto").get("/task"))).contains(id(folio));
    assertThat(tasklist("sofia").post(path(folio) + "/submit-form", decision("SOLUCIONAR", Map.of("solucion", "Listo"))).status()).isEqualTo(204);
  }

  @Test
  void aRequesterHasNoTasklist() {
    String folio = reported().folio();

    assertThat(tasklist("ana").page(TASKLIST).status()).isEqualTo(200);
    assertThat(tasklist("luis").page(TASKLIST).status()).isEqualTo(403);
    assertThat(ids(tasklist("luis").get("/task"))).doesNotContain(id(folio));
    assertThat(ids(tasklist("luis").get("/filter"))).isEmpty();
    assertThat(ids(tasklist("luis").get("/process-definition"))).isEmpty();
    assertThat(tasklist("luis").get("/filter/%s/list".formatted(everything)).status()).isEqualTo(403);
  }

  private Answer send(String person, Attempt attempt, String folio) {
    Ticket ticket = tickets.get(folio);
    String body = attempt.body == null ? null : attempt.body.replace("PERSON", person).replace("GROUP", ticket.group())
        .replace("DECISION", ticket.assignee() == null ? "ATENDER" : "PEDIR_DATOS\"},\"pregunta\":{\"value\":\"¿Qué?");
    return tasklist(person).call(attempt.method, path(folio) + attempt.path, body);
  }

  private String takenByBeto() {
    return act("beto", ofLevelTwo().folio(), Action.ATENDER, NOTHING).folio();
  }

  private String id(String folio) {
    return task(folio).getId();
  }

  private static int count(Answer answer) {
    JsonNode count = answer.json().path("count");
    assertThat(count.isInt()).as(answer.body()).isTrue();
    return count.asInt();
  }

  private static Attempt post(String path, String body) {
    return new Attempt("POST", path, body);
  }
}
