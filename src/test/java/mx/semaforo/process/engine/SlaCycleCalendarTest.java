package mx.semaforo.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import mx.semaforo.DeskTest;
import mx.semaforo.sla.ClockName;
import mx.semaforo.sla.ClockReport.Mark;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One timer per ticking state, whatever happens while it fires. */
class SlaCycleCalendarTest extends DeskTest {

  @AfterEach
  void asItWas() {
    calendar(new SlaCycleCalendar());
  }

  @Test
  void aMachineThatStandsStillWhileATimerFiresKeepsTheNextMilestone() {
    String folio = reported().folio();
    calendar(new SlaCycleCalendar() {
      @Override
      public Date resolveDuedate(String text, Date start, long offset) {
        ClockUtil.setCurrentTime(Date.from(clock.instant().plusSeconds(90)));
        return super.resolveDuedate(text, start, offset);
      }
    });
    advance(Duration.ofMinutes(100));
    assertThat(jobs(folio)).singleElement().extracting(Job::getDuedate).isEqualTo(Date.from(MONDAY_9AM.plus(Duration.ofHours(2))));
    calendar(new SlaCycleCalendar());
    advance(Duration.ofHours(3));
    assertThat(fired(folio)).containsExactly("75%", "100%", "+50%");
  }

  @Test
  void aTimerThatFailsIsRetriedAndBreedsNoOther() {
    String folio = reported().folio();
    Job timer = jobs(folio).get(0);
    ClockUtil.setCurrentTime(timer.getDuedate());
    jdbc.update("update ticket set priority = 'P9' where folio = ?", folio);
    for (int attempt = 0; attempt < 3; attempt++) {
      assertThatThrownBy(() -> engine.getManagementService().executeJob(timer.getId())).hasMessageContaining("P9");
      assertThat(jobs(folio)).extracting(Job::getId).containsExactly(timer.getId());
    }
    assertThat(fired(folio)).isEmpty();

    jdbc.update("update ticket set priority = 'P3' where folio = ?", folio);
    engine.getManagementService().executeJob(timer.getId());
    assertThat(fired(folio)).containsExactly("75%");
    assertThat(jobs(folio)).singleElement().extracting(Job::getDuedate).isEqualTo(Date.from(MONDAY_9AM.plus(Duration.ofHours(2))));
  }

  private List<String> fired(String folio) {
    return clock(folio, ClockName.RESPUESTA).milestones().stream().filter(mark -> mark.firedAt() != null).map(Mark::name).toList();
  }

  private void calendar(SlaCycleCalendar calendar) {
    ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    ((MapBusinessCalendarManager) configuration.getBusinessCalendarManager()).addBusinessCalendar(CycleBusinessCalendar.NAME, calendar);
  }
}
