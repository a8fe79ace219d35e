package mx.semaforo.ticket;

/** A token came to rest where the row may not follow: the diagram is wrong, or somebody else moved the ticket meanwhile. */
public class WrongTransition extends TicketRuleViolation {

  WrongTransition(String message) {
    super(message);
  }
}
