package mx.semaforo.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import mx.semaforo.process.TasklistClient.Answer;
import mx.semaforo.process.engine.DemoPeople;
import mx.semaforo.ticket.Ticket;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Incidents told through Tasklist's own door: HTTP, with each person's session. */
abstract class TasklistStory extends IncidentStory {

  @LocalServerPort private int port;

  private final Map<String, TasklistClient> sessions = new HashMap<>();

  TasklistClient tasklist(String person) {
    return sessions.computeIfAbsent(person, each -> {
      TasklistClient client = anonymous();
      assertThat(client.login(each, DemoPeople.PASSWORD)).doesNotContain("error");
      return client;
    });
  }

  TasklistClient anonymous() {
    return new TasklistClient(port);
  }

  /** Starts at mesa-n2, where beto is and ana is not. */
  Ticket ofLevelTwo() {
    return reported("MEDIO", "MEDIA", "RED");
  }

  String path(String folio) {
    return "/task/" + task(folio).getId();
  }

  String filter(String name) {
    return engine.getFilterService().createTaskFilterQuery().filterName(name).singleResult().getId();
  }

  static List<String> ids(Answer list) {
    assertThat(list.status()).as(list.body()).isEqualTo(200);
    return StreamSupport.stream(list.json().spliterator(), false).map(each -> each.path("id").asText()).toList();
  }

  /** What a form submits. */
  static Map<String, Object> form(Map<String, ?> fields) {
    return Map.of("variables", fields.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> Map.of("value", each.getValue()))));
  }

  static Map<String, Object> decision(String word, Map<String, ?> fields) {
    Map<String, Object> all = new HashMap<>(fields);
    all.put("decision", word);
    return form(all);
  }

  /** Refused by the desk or the engine, in words and not by a broken server; nothing of the ticket has changed. */
  Answer refused(String folio, Supplier<Answer> attempt) {
    Map<String, Object> before = everything(folio);
    Answer answer = attempt.get();
    assertThat(answer.status()).as(answer.body()).isIn(400, 403, 404);
    assertThat(answer.body()).doesNotContain("Exception:", "\tat ", "stackTrace");
    assertThat(everything(folio)).as("after a refusal nothing has changed").isEqualTo(before);
    return answer;
  }

  private Map<String, Object> everything(String folio) {
    Map<String, Object> facts = new TreeMap<>(facts(folio));
    String task = task(folio).getId();
    facts.put("task", jdbc.queryForMap("select * from ACT_RU_TASK where ID_ = ?", task).toString());
    facts.put("links", jdbc.queryForList("select * from ACT_RU_IDENTITYLINK where TASK_ID_ = ? order by ID_", task).toString());
    facts.put("comments", jdbc.queryForObject("select count(*) from ACT_HI_COMMENT", Long.class));
    facts.put("attachments", jdbc.queryForObject("select count(*) from ACT_HI_ATTACHMENT", Long.class));
    facts.put("instances", jdbc.queryForObject("select count(*) from ACT_RU_EXECUTION where PARENT_ID_ is null", Long.class));
    return facts;
  }
}
