package mx.semaforo.process;

/** The ticket is somewhere else than the person thinks; the message says what is possible now. Nothing has changed. */
public class ActionNotAllowed extends RuntimeException {

  public ActionNotAllowed(String message) {
    super(message);
  }
}
