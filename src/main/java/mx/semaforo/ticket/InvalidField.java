package mx.semaforo.ticket;

/** A missing or wrong field; {@code field} is its API name and the message says in Spanish what to write. */
public class InvalidField extends RuntimeException {

  private final String field;

  public InvalidField(String field, String message) {
    super(message);
    this.field = field;
  }

  public String field() {
    return field;
  }
}
