package mx.semaforo.process.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import java.util.stream.IntStream;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.sla.BusinessCalendar;
import mx.semaforo.sla.SlaClocks;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Waits in working days of the ticket's calendar; how many stands in the diagram. */
@InDiagrams("waitTimer")
public class WaitTimer {

  private final Tickets tickets;
  private final SlaClocks clocks;
  private final Clock clock;

  WaitTimer(Tickets tickets, SlaClocks clocks, Clock clock) {
    this.tickets = tickets;
    this.clocks = clocks;
    this.clock = clock;
  }

  /** The same wall time {@code days} working days from now. */
  public Date workingDays(DelegateExecution execution, int days) {
    return Date.from(clocks.calendar(execution.getProcessBusinessKey()).dueDays(clock.instant(), days, false));
  }

  /** When this day of the ticket's calendar is over. @param day as a form keeps it, e.g. {@code 2026-01-28} */
  public Date endOf(DelegateExecution execution, String day) {
    return Date.from(LocalDate.parse(day).plusDays(1).atStartOfDay(clocks.calendar(execution.getProcessBusinessKey()).zone()).toInstant());
  }

  /** Once a working day since the wait began, ending before {@code days} have passed; text for {@link SlaCycleCalendar}. */
  public String everyWorkingDay(DelegateExecution execution, int days) {
    String folio = execution.getProcessBusinessKey();
    WaitingElement element = WaitingElement.of(execution);
    if (folio == null || element == null) {
      return SlaCycleCalendar.text(Optional.empty(), Optional.empty());
    }
    Instant now = clock.instant();
    Ticket ticket = tickets.get(folio);
    Instant since = ticket.state() == element.state() ? ticket.stateSince() : now;
    BusinessCalendar calendar = clocks.calendar(folio);
    Optional<Instant> next = IntStream.range(1, days).mapToObj(day -> calendar.dueDays(since, day, false))
        .filter(reminder -> reminder.isAfter(now)).findFirst();
    return SlaCycleCalendar.text(next, next);
  }
}
