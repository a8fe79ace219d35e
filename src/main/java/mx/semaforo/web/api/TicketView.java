package mx.semaforo.web.api;

import java.time.Instant;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.Activity;
import mx.semaforo.ticket.DeskState;
import mx.semaforo.ticket.Impact;
import mx.semaforo.ticket.Priority;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketType;
import mx.semaforo.ticket.Urgency;

/** A ticket as a program reads it; instants are UTC. Cause and supplier are the desk's own business. */
record TicketView(String folio, TicketType type, DeskState state, Activity activity, String subject, String description,
    Impact impact, Urgency urgency, Priority priority, String category, String group, String assignee, String requester,
    Instant createdAt, Instant solvedAt, Instant closedAt, String solution, String cause, String duplicateOf,
    String supplier, int reopenCount) {

  static TicketView of(Ticket ticket) {
    boolean internal = Person.current().readsInternals();
    return new TicketView(ticket.folio(), ticket.type(), ticket.state(), ticket.state().activity(), ticket.subject(),
        ticket.description(), ticket.impact(), ticket.urgency(), ticket.priority(), ticket.category(), ticket.group(),
        ticket.assignee(), ticket.requester(), ticket.createdAt(), ticket.solvedAt(), ticket.closedAt(), ticket.solution(),
        internal ? ticket.cause() : null, ticket.duplicateOf(), internal ? ticket.supplier() : null, ticket.reopenCount());
  }
}
