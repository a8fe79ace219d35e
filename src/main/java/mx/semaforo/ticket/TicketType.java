package mx.semaforo.ticket;

/** The two practices of the desk, with the prefix of their folios. */
public enum TicketType {
  INCIDENTE("INC"), SOLICITUD("SOL");

  private final String prefix;

  TicketType(String prefix) {
    this.prefix = prefix;
  }

  /** {@code INC-000001}: the number has at least six digits and grows beyond them. */
  public String folio(long number) {
    return "%s-%06d".formatted(prefix, number);
  }
}
