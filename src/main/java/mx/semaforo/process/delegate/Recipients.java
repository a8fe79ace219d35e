package mx.semaforo.process.delegate;

import mx.semaforo.ticket.Ticket;

/** Whom the desk writes to. */
final class Recipients {

  static final String MANAGEMENT = "gerencia";

  private Recipients() {}

  /** Whoever attends the ticket, or its whole group while nobody does. */
  static String agentOf(Ticket ticket) {
    return ticket.assignee() == null ? ticket.group() : ticket.assignee();
  }
}
