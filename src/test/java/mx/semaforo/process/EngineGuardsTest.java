package mx.semaforo.process;

import static mx.semaforo.process.TasklistClient.ENGINE;
import static mx.semaforo.process.TasklistClient.TASKLIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import mx.semaforo.process.TasklistClient.Answer;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's known holes, tried from outside as somebody with a login would. */
class EngineGuardsTest extends TasklistStory {

  /** If it were evaluated, the answer would speak of it. */
  private static final String MARK = "${delatora.marca}";

  @ParameterizedTest
  @ValueSource(strings = {
      "{\"orQueries\":[{\"assigneeExpression\":\"MARK\"}]}",
      "{\"orQueries\":[{\"unassigned\":true},{\"dueBeforeExpression\":\"MARK\"}]}",
      "{\"orQueries\":[{\"candidateGroupsExpression\":\"MARK\"}]}",
      "{\"orQueries\":[{\"processInstanceBusinessKeyExpression\":\"MARK\"}]}",
      "{\"assigneeExpression\":\"MARK\"}",
      "{\"followUpAfterExpression\":\"MARK\"}"})
  void noAdhocQueryEvaluatesExpressions(String query) {
    String body = query.replace("MARK", MARK);
    String filter = filter("Mis tickets");

    for (String person : List.of("ana", "admin")) {
      for (String address : List.of("/task", "/task/count", "/filter/" + filter + "/list", "/filter/" + filter + "/count")) {
        Answer answer = tasklist(person).post(address, body);
        assertThat(answer.status()).as(address + answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("Las consultas no admiten expresiones");
      }
      Answer single = tasklist(person).post("/filter/" + filter + "/singleResult", body);
      assertThat(single.status()).isEqualTo(400);
      assertThat(single.body()).doesNotContain("delatora");
    }
  }

  @Test
  void storedFiltersStillKnowWhoIsAsking() {
    String own = attended().folio();
    String other = act("sofia", reported().folio(), Action.ATENDER, NOTHING).folio();

    List<String> found = ids(tasklist("ana").post("/filter/%s/list".formatted(filter("Mis tickets")), "{}"));

    assertThat(found).contains(task(own).getId()).doesNotContain(task(other).getId());
    assertThat(tasklist("ana").get("/filter/%s/count".formatted(filter("En riesgo o vencidos"))).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      POST   | /filter/create                             | {"resourceType":"Task","name":"Mío","query":{"assigneeExpression":"${1}"},"properties":{}}
      PUT    | /filter/FILTER                             | {"resourceType":"Task","name":"Mío","query":{"assigneeExpression":"${1}"},"properties":{}}
      DELETE | /filter/FILTER                             |
      POST   | /user/create                               | {"profile":{"id":"intruso","firstName":"I","lastName":"N"},"credentials":{"password":"x"}}
      PUT    | /user/beto/profile                         | {"id":"beto","firstName":"Otro"}
      PUT    | /user/beto/credentials                     | {"password":"x","authenticatedUserPassword":"demo"}
      DELETE | /user/beto                                 |
      POST   | /user/beto/unlock                          | {}
      POST   | /group/create                              | {"id":"intrusos","name":"I","type":"x"}
      DELETE | /group/mesa-n2                             |
      PUT    | /group/supervisores/members/PERSON         |
      PUT    | /group/camunda-admin/members/PERSON        |
      POST   | /authorization/create                      | {"type":1,"permissions":["ALL"],"userId":"PERSON","resourceType":6,"resourceId":"*"}
      POST   | /tenant/create                             | {"id":"t","name":"t"}
      POST   | /decision-definition/key/prioridad/evaluate | {"variables":{}}
      GET    | /history/process-instance                  |
      GET    | /deployment                                |
      GET    | /job                                       |
      GET    | /authorization                             |
      """)
  void onlyAdministratorsManage(String method, String path, String body) {
    Map<String, Object> before = managed();

    for (String person : List.of("ana", "sofia", "diego", "luis")) {
      Answer answer = tasklist(person).call(method, path.replace("FILTER", filter("Mis tickets")).replace("PERSON", person),
          body == null ? null : body.replace("PERSON", person));
      if (answer.status() == 200) {
        assertThat(answer.body()).as(person).isEqualTo("[]");
      } else {
        assertThat(answer.status()).as(person + " " + answer.body()).isIn(403, 404);
      }
    }
    assertThat(managed()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ana", "sofia", "diego"})
  void onlyAdministratorsDeploy(String person) {
    Map<String, Object> before = managed();

    Answer answer = tasklist(person).raw("POST", ENGINE + "/deployment/create", "multipart/form-data; boundary=X", """
        --X\r
        Content-Disposition: form-data; name="deployment-name"\r
        \r
        intruso\r
        --X\r
        Content-Disposition: form-data; name="data"; filename="intruso.bpmn"\r
        Content-Type: application/octet-stream\r
        \r
        %s\r
        --X--\r
        """.formatted(Bpmn.convertToString(Bpmn.createExecutableProcess("intruso").startEvent().endEvent().done())));

    assertThat(answer.status()).as(answer.body()).isEqualTo(403);
    assertThat(managed()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "${''.getClass()}",
      "${''.class.name}",
      "${ticketCard.class.classLoader}",
      "${ticketCard.getClass().forName('java.lang.Runtime')}",
      "${''['class']}",
      "${''['getClass']()}"})
  void expressionsDoNotReflect(String expression) {
    assertThatThrownBy(() -> evaluate(expression)).hasStackTraceContaining("Esta expresión no está permitida");

    Filter filter = engine.getFilterService().saveFilter(engine.getFilterService().newTaskFilter("Refleja")
        .setQuery(engine.getTaskService().createTaskQuery().taskAssigneeExpression(expression)));
    try {
      Answer answer = tasklist("admin").post("/filter/" + filter.getId() + "/list", "{}");
      assertThat(answer.status()).as(answer.body()).isNotEqualTo(200);
    } finally {
      engine.getFilterService().deleteFilter(filter.getId());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dataSource", "jdbcTemplate", "runtimeService", "identityService", "tickets", "serviceDesk",
      "environment", "systemProperties"})
  void beansThatAreNotForDiagramsDoNotExistForExpressions(String bean) {
    assertThatThrownBy(() -> evaluate("${" + bean + "}")).hasMessageContaining("Cannot resolve identifier");
    assertThat(evaluate("${ticketCard}")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"juel", "javascript", "groovy", "feel", "python", "ecmascript"})
  void noScriptRuns(String language) {
    System.clearProperty("semaforo.guion");
    Deployment[] deployed = new Deployment[1];
    try {
      Throwable refusal = catchThrowable(() -> {
        deployed[0] = engine.getRepositoryService().createDeployment().addModelInstance("guion.bpmn", Bpmn.createExecutableProcess("guion")
            .camundaHistoryTimeToLive(1).startEvent().scriptTask().scriptFormat(language)
            .scriptText("${''.getClass().forName('java.lang.System').getMethod('setProperty', ''.getClass(), ''.getClass())"
                + ".invoke(null, 'semaforo.guion', 'corrió')}")
            .endEvent().done()).deploy();
        engine.getFormService().submitStartForm(engine.getRepositoryService().createProcessDefinitionQuery()
            .processDefinitionKey("guion").latestVersion().singleResult().getId(), Map.of());
      });
      assertThat(refusal).isNotNull();
      assertThat(System.getProperty("semaforo.guion")).isNull();
    } finally {
      if (deployed[0] != null) {
        engine.getRepositoryService().deleteDeployment(deployed[0].getId(), true);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "/camunda/api/admin/setup/default/user/create",
      "/camunda/api/admin/%73etup/default/user/create",
      "/camunda/api/admin/setup;a=b/default/user/create",
      "/camunda/api/admin/x/../setup/default/user/create",
      "/camunda/api//admin/setup/default/user/create"})
  void theSetUpOfAFirstAdministratorIsClosedHoweverItIsWritten(String address) {
    String intruder = "{\"profile\":{\"id\":\"intruso\",\"firstName\":\"I\",\"lastName\":\"N\"},\"credentials\":{\"password\":\"x\"}}";

    for (TasklistClient client : List.of(anonymous(), tasklist("admin"))) {
      assertThat(client.raw("POST", address, "application/json", intruder).status()).isGreaterThanOrEqualTo(400);
    }
    assertThat(engine.getIdentityService().createUserQuery().userId("intruso").count()).isZero();
  }

  @Test
  void thereIsNoSecondWayIn() {
    TasklistClient nobody = anonymous();

    Answer answer = nobody.raw("POST", "/camunda/api/admin/auth/user/default/login/tasklist", "application/x-www-form-urlencoded",
        "username=ana&password=demo");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(nobody.get("/task").status()).isEqualTo(401);
    assertThat(nobody.page(TASKLIST).status()).isEqualTo(302);
  }

  @Test
  void withoutTheTokenNothingIsWritten() {
    String folio = reported().folio();

    Answer answer = refused(folio, () -> tasklist("ana").withoutToken("POST", path(folio) + "/claim", Map.of("userId", "ana")));

    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void pagesOfTheWebappsAreHardened() {
    Answer page = tasklist("ana").page(TASKLIST);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("frame-ancestors 'none'", "'strict-dynamic'");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
  }

  @Test
  void wrongPasswordsSlowDownWhoeverTries() {
    User user = engine.getIdentityService().newUser("olvidadiza");
    user.setPassword("demo");
    engine.getIdentityService().saveUser(user);
    try {
      assertThat(anonymous().login("olvidadiza", "otra")).contains("error");
      assertThat(anonymous().login("olvidadiza", "demo")).contains("error");
      ClockUtil.setCurrentTime(Date.from(clock.instant().plus(Duration.ofSeconds(4))));
      assertThat(anonymous().login("olvidadiza", "demo")).doesNotContain("error");
    } finally {
      engine.getIdentityService().deleteUser("olvidadiza");
    }
  }

  private Object evaluate(String expression) {
    ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    return configuration.getCommandExecutorTxRequired().execute(context ->
        configuration.getExpressionManager().createExpression(expression).getValue(StartProcessVariableScope.getSharedInstance()));
  }

  private Map<String, Object> managed() {
    return Map.of("filters", jdbc.queryForList("select ID_, NAME_, QUERY_ from ACT_RU_FILTER order by ID_").toString(),
        "deployments", jdbc.queryForList("select ID_ from ACT_RE_DEPLOYMENT order by ID_"),
        "users", jdbc.queryForList("select ID_, FIRST_, PWD_ from ACT_ID_USER order by ID_"),
        "groups", jdbc.queryForList("select ID_ from ACT_ID_GROUP order by ID_"),
        "members", jdbc.queryForList("select USER_ID_, GROUP_ID_ from ACT_ID_MEMBERSHIP order by 1, 2"),
        "rights", jdbc.queryForList("select ID_, PERMS_ from ACT_RU_AUTHORIZATION order by ID_"));
  }
}
