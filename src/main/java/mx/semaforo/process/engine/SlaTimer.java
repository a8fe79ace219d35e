package mx.semaforo.process.engine;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.sla.SlaClocks;
import mx.semaforo.sla.SlaClocks.NextMilestone;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * When the boundary timer "Hito de SLA" of the current element is due. Asked by the engine before the token has
 * entered, at each firing and when it is recalculated; always a pure function of folio, declared clocks and now. Around
 * a called process, which declares its own, the clocks are those that run; {@link Recorder} arms it again at each wait.
 */
@InDiagrams("slaTimer")
public class SlaTimer {

  /** How diagrams ask for it. */
  static final String NEXT = "slaTimer.next";

  private final SlaClocks clocks;

  SlaTimer(SlaClocks clocks) {
    this.clocks = clocks;
  }

  /** Text for {@link SlaCycleCalendar}. */
  public String next(DelegateExecution execution) {
    String folio = execution.getProcessBusinessKey();
    if (folio == null) {
      return SlaCycleCalendar.text(Optional.empty(), Optional.empty());
    }
    WaitingElement element = WaitingElement.of(execution);
    NextMilestone next = element == null ? clocks.next(folio, clocks.running(folio), Set.of())
        : clocks.next(folio, element.clocks(), element.clocksByAgreement());
    return SlaCycleCalendar.text(next.arming(), next.following());
  }

  /** When a milestone timer armed now would be due. */
  Date armed(DelegateExecution execution) {
    return SlaCycleCalendar.arming(next(execution));
  }

  /** Due date of the task: that of the clock that is due first; null where none runs. */
  public Date due(DelegateExecution execution) {
    WaitingElement element = WaitingElement.of(execution);
    Optional<Instant> due = clocks.due(execution.getProcessBusinessKey(), element.clocks(), element.clocksByAgreement());
    return due.map(Date::from).orElse(null);
  }
}
