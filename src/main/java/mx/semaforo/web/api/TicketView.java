package mx.semaforo.web.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import mx.semaforo.process.Documents;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.Activity;
import mx.semaforo.ticket.DeskState;
import mx.semaforo.ticket.Impact;
import mx.semaforo.ticket.Priority;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketType;
import mx.semaforo.ticket.Urgency;

/**
 * A ticket as a program reads it; instants are UTC. Cause and supplier are the desk's own business.
 *
 * @param workCycle the guide's answers are given once in each
 * @param fields what a request's forms say, by field, and {@code documents} what its service asks for; both null in lists
 *     and for incidents
 */
record TicketView(String folio, TicketType type, DeskState state, Activity activity, String subject, String description,
    Impact impact, Urgency urgency, Priority priority, String category, String group, String assignee, String requester,
    Instant createdAt, Instant solvedAt, Instant closedAt, String solution, String cause, String duplicateOf,
    String supplier, int reopenCount, int workCycle, String service, boolean confidential, Map<String, Object> fields,
    List<Documents.Wanted> documents) {

  static TicketView of(Ticket ticket) {
    boolean internal = Person.current().readsInternals();
    return new TicketView(ticket.folio(), ticket.type(), ticket.state(), ticket.state().activity(), ticket.subject(),
        ticket.description(), ticket.impact(), ticket.urgency(), ticket.priority(), ticket.category(), ticket.group(),
        ticket.assignee(), ticket.requester(), ticket.createdAt(), ticket.solvedAt(), ticket.closedAt(), ticket.solution(),
        internal ? ticket.cause() : null, ticket.duplicateOf(), internal ? ticket.supplier() : null, ticket.reopenCount(),
        ticket.workCycle(), ticket.service(), ticket.isConfidential(), null, null);
  }

  TicketView with(Map<String, Object> values, List<Documents.Wanted> wanted) {
    return new TicketView(folio, type, state, activity, subject, description, impact, urgency, priority, category, group, assignee,
        requester, createdAt, solvedAt, closedAt, solution, cause, duplicateOf, supplier, reopenCount, workCycle, service, confidential, values,
        wanted);
  }
}
