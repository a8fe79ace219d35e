package mx.semaforo.sla;

/** A calendar file an analyst has to correct; the message says file, line, reason and what to do. */
public final class CalendarDefinitionException extends RuntimeException {

  CalendarDefinitionException(String file, int line, String reason) {
    super("%s, línea %d: %s".formatted(file, line, reason));
  }
}
