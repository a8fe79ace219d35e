package mx.semaforo.process.delegate;

import java.util.Objects;
import java.util.stream.Stream;
import mx.semaforo.approval.Approval;
import mx.semaforo.approval.Approvals;
import mx.semaforo.notification.Outbox;
import mx.semaforo.security.People;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import org.springframework.stereotype.Component;

/** Reaches whoever has to decide: they may read the ticket from now on, and get its one link. */
@Component
class ApprovalRequests {

  private final Approvals approvals;
  private final Tickets tickets;
  private final People people;
  private final Outbox outbox;

  ApprovalRequests(Approvals approvals, Tickets tickets, People people, Outbox outbox) {
    this.approvals = approvals;
    this.tickets = tickets;
    this.people = people;
    this.outbox = outbox;
  }

  /** @param template of the message */
  void send(Approval approval, String template) {
    Approval asked = approvals.request(approval.id());
    Ticket ticket = tickets.get(asked.folio());
    Stream<String> readers = asked.role() == null ? Stream.of(asked.approver()) : people.membersOf(asked.role()).stream();
    readers.forEach(person -> tickets.share(asked.folio(), person));
    outbox.put(asked.folio(), Objects.requireNonNullElse(asked.approver(), asked.role()), template, ticket.subject(), asked.rule(),
        asked.token());
  }
}
