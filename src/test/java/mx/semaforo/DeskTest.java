package mx.semaforo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import mx.semaforo.process.Action;
import mx.semaforo.process.Field;
import mx.semaforo.process.ServiceDesk;
import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.process.engine.TimeTravel;
import mx.semaforo.sla.ClockName;
import mx.semaforo.sla.ClockReport;
import mx.semaforo.sla.SlaClocks;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketType;
import mx.semaforo.ticket.Tickets;
import mx.semaforo.ticket.Timeline;
import mx.semaforo.ticket.TimelineEntry;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole desk in one shared context: job executor off, the clock frozen on Monday 12 January 2026, 09:00 in Mexico
 * City, moved only by {@link #advance}. Tests leave their tickets behind and look only at their own.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@ActiveProfiles({"demo", "test"})
@ContextConfiguration(initializers = TestDatabase.class)
public abstract class DeskTest {

  protected static final Instant MONDAY_9AM = Instant.parse("2026-01-12T15:00:00Z");

  @Autowired protected ProcessEngine engine;
  @Autowired protected ServiceDesk desk;
  @Autowired protected Tickets tickets;
  @Autowired protected Timeline timeline;
  @Autowired protected SlaClocks clocks;
  @Autowired protected Clock clock;
  @Autowired protected JdbcTemplate jdbc;

  @BeforeEach
  void startOnMondayMorning() {
    ClockUtil.setCurrentTime(Date.from(MONDAY_9AM));
    BpmnAwareTests.init(engine);
  }

  /** Its timers would fire in the next test's time travel. */
  @AfterEach
  void suspendWhatIsLeft() {
    engine.getRepositoryService().createProcessDefinitionQuery().latestVersion().list().forEach(process ->
        engine.getRuntimeService().updateProcessInstanceSuspensionState().byProcessDefinitionKey(process.getKey()).suspend());
  }

  @AfterEach
  void forgetWhoWasAsking() {
    SecurityContextHolder.clearContext();
    engine.getIdentityService().clearAuthentication();
    ClockUtil.reset();
    BpmnAwareTests.reset();
  }

  /** Moves on, firing each timer that comes due at its own instant. */
  protected List<Instant> advance(Duration time) {
    return new TimeTravel(engine.getManagementService(), clock, now -> ClockUtil.setCurrentTime(Date.from(now))).advance(time);
  }

  protected Authentication login(String person) {
    return UsernamePasswordAuthenticationToken.authenticated(person, null,
        engine.getIdentityService().createGroupQuery().groupMember(person).list().stream()
            .map(group -> new SimpleGrantedAuthority(group.getId())).toList());
  }

  /** Does something through the API's door, as this person. */
  protected <T> T as(String person, Supplier<T> work) {
    SecurityContextHolder.getContext().setAuthentication(login(person));
    try {
      return work.get();
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  protected Ticket act(String person, String folio, Action action, Map<String, ?> fields) {
    return as(person, () -> desk.act(folio, action, fields));
  }

  /** Completes the resting task as Tasklist does: through the form, with the engine checking the person's rights. */
  protected void submitInTasklist(String person, String folio, String decision, Map<Field, ?> fields) {
    Map<String, Object> variables = new java.util.HashMap<>();
    fields.forEach((field, value) -> variables.put(field.variable(), value));
    variables.put(Sign.DECISION, decision);
    inTasklist(person, () -> {
      engine.getFormService().submitTaskForm(task(folio).getId(), variables);
      return null;
    });
  }

  protected void claimInTasklist(String person, String folio) {
    String task = task(folio).getId();
    inTasklist(person, () -> {
      engine.getTaskService().claim(task, person);
      return null;
    });
  }

  protected <T> T inTasklist(String person, Supplier<T> work) {
    return as(person, () -> {
      engine.getIdentityService().setAuthentication(person,
          login(person).getAuthorities().stream().map(Object::toString).toList());
      try {
        return work.get();
      } finally {
        engine.getIdentityService().clearAuthentication();
      }
    });
  }

  /** An incident that luis reported: P3, mesa-n1. */
  protected Ticket reported() {
    return reported("MEDIO", "MEDIA", "CORREO");
  }

  protected Ticket reported(String impact, String urgency, String category) {
    return as("luis", () -> desk.open(TicketType.INCIDENTE, Map.of("subject", "No abre el correo",
        "description", "Desde ayer no abre.", "impact", impact, "urgency", urgency, "category", category)));
  }

  /** The same, attended by ana. */
  protected Ticket attended() {
    return act("ana", reported().folio(), Action.ATENDER, Map.of());
  }

  protected Ticket solved() {
    return act("ana", attended().folio(), Action.SOLUCIONAR, Map.of("solution", "Se reinició el servicio"));
  }

  protected ProcessInstance process(String folio) {
    return engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(folio).rootProcessInstances()
        .singleResult();
  }

  protected Task task(String folio) {
    return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(folio).singleResult();
  }

  protected List<Job> jobs(String folio) {
    return engine.getManagementService().createJobQuery().processInstanceId(process(folio).getId()).list();
  }

  protected List<TimelineEntry> timeline(String folio) {
    return timeline.of(folio, true, null, 500);
  }

  protected List<String> texts(String folio) {
    return timeline(folio).stream().map(TimelineEntry::text).toList();
  }

  protected ClockReport clock(String folio, ClockName name) {
    return clocks.explain(folio).stream().filter(report -> report.clock() == name).reduce((first, last) -> last).orElseThrow();
  }

  /** Templates of what waits to be sent about a ticket, each with its recipient, oldest first. */
  protected List<String> outbox(String folio) {
    return jdbc.queryForList("select template || ' → ' || recipient from outbox where folio = ? order by created_at, template",
        String.class, folio);
  }
}
