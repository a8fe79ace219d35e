package mx.semaforo.knowledge;

/** Something in {@code bpmn/protocolos} that the desk works without until an analyst corrects it. */
public record Problem(String file, int line, String reason) {

  @Override
  public String toString() {
    return "%s, renglón %d: %s".formatted(file, line, reason);
  }
}
