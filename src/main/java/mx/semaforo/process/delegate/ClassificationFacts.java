package mx.semaforo.process.delegate;

import mx.semaforo.process.Field;
import mx.semaforo.ticket.Ticket;

/** What the tables of {@code clasificacion.dmn} ask for. */
final class ClassificationFacts {

  private ClassificationFacts() {}

  static void pass(Token token, Ticket ticket) {
    token.pass("tipo", ticket.type().name());
    token.pass(Field.IMPACT.variable(), ticket.impact().name());
    token.pass(Field.URGENCY.variable(), ticket.urgency().name());
    token.pass(Field.CATEGORY.variable(), ticket.category());
  }
}
