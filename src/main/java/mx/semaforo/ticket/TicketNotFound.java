package mx.semaforo.ticket;

/** No such ticket, or none that the person asking may see: the answer is the same, so that nothing leaks. */
public class TicketNotFound extends RuntimeException {

  public TicketNotFound(String folio) {
    super("No existe el ticket %s, o no tienes acceso a él. Revisa el folio.".formatted(folio));
  }
}
