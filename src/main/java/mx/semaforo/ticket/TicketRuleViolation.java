package mx.semaforo.ticket;

/** What was asked breaks a rule of the desk; the message is Spanish, says what to do, and nothing has changed. */
public class TicketRuleViolation extends RuntimeException {

  public TicketRuleViolation(String message) {
    super(message);
  }
}
