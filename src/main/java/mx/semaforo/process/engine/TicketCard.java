package mx.semaforo.process.engine;

import mx.semaforo.process.InDiagrams;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What a task shows of its ticket in Tasklist beside the form. */
@InDiagrams("ticketCard")
public class TicketCard {

  /** Length of the engine's column for a task's description. */
  private static final int DESCRIPTION_LENGTH = 4000;

  private final Tickets tickets;

  TicketCard(Tickets tickets) {
    this.tickets = tickets;
  }

  /** Higher comes first. */
  public int priority(DelegateExecution execution) {
    return tickets.get(execution.getProcessBusinessKey()).priority().weight();
  }

  public String description(DelegateExecution execution) {
    Ticket ticket = tickets.get(execution.getProcessBusinessKey());
    if (ticket.isConfidential()) {
      return "Es confidencial: el motor no guarda de qué trata. Léela en /tickets/" + ticket.folio();
    }
    String text = "%s · impacto %s · urgencia %s\n\n%s".formatted(ticket.category(), ticket.impact(), ticket.urgency(), ticket.description());
    return text.length() <= DESCRIPTION_LENGTH ? text : text.substring(0, DESCRIPTION_LENGTH - 1) + "…";
  }
}
