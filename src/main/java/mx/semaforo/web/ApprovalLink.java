package mx.semaforo.web;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mx.semaforo.approval.Approval;
import mx.semaforo.approval.Approval.State;
import mx.semaforo.approval.Approvals;
import mx.semaforo.process.Action;
import mx.semaforo.process.ActionNotAllowed;
import mx.semaforo.process.Field;
import mx.semaforo.process.ServiceDesk;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * The link that asks for an approval: whoever holds it decides as the person it was written to, without a login. Of a
 * group, it shows what is asked, and a member decides with their own login.
 */
@Component
public class ApprovalLink {

  public static final List<Action> DECISIONS = List.of(Action.APROBAR, Action.DEVOLVER, Action.RECHAZAR);

  private final ServiceDesk desk;
  private final Approvals approvals;
  private final Tickets tickets;

  ApprovalLink(ServiceDesk desk, Approvals approvals, Tickets tickets) {
    this.desk = desk;
    this.approvals = approvals;
    this.tickets = tickets;
  }

  /**
   * @param description what is asked for; null once the link is dead
   * @param approver login of who decides; null when it is any member of the group {@code role}
   * @param onBehalfOf login of who is away and for whom the approver decides, or null
   */
  public record Asked(String token, String folio, String subject, String description, String requester, String rule,
      String approver, String role, String onBehalfOf, State state, Instant requestedAt, Instant decidedAt, String reason) {

    public boolean isPending() {
      return state == State.PENDIENTE;
    }
  }

  /** What waits for the decision of whoever asks, oldest first. */
  public List<Asked> awaiting() {
    return approvals.awaiting(Person.current()).stream().map(this::asked).toList();
  }

  /** @throws ResponseStatusException 404 for a token that was never given out */
  public Asked find(String token) {
    return approvals.byToken(token).map(this::asked).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
        "Este enlace no existe: ábrelo otra vez desde el mensaje que recibiste."));
  }

  /** Whether whoever asks has to log in before they can decide. */
  public boolean needsLogin(Asked asked) {
    return asked.approver() == null && Person.current().id().equals(Person.SYSTEM);
  }

  /**
   * @param decision one of {@link #DECISIONS}
   * @param reason needed to return or reject
   * @throws ActionNotAllowed when the link is dead or the decision is somebody else's
   */
  public Asked decide(String token, Action decision, String reason) {
    Asked asked = find(token);
    if (!asked.isPending()) {
      throw new ActionNotAllowed("Este enlace ya cumplió su función: no queda nada por decidir en él.");
    }
    if (needsLogin(asked)) {
      throw new ActionNotAllowed("La decide alguien del grupo «%s»: entra con tu usuario.".formatted(asked.role()));
    }
    Map<String, Object> sent = new HashMap<>();
    sent.put((decision == Action.APROBAR ? Field.NOTE : Field.REASON).apiName(), reason);
    if (asked.approver() == null) {
      desk.act(asked.folio(), decision, sent);
    } else {
      desk.actAs(asked.approver(), asked.folio(), decision, sent);
    }
    return find(token);
  }

  private Asked asked(Approval approval) {
    Ticket ticket = tickets.get(approval.folio());
    return new Asked(approval.token(), ticket.folio(), ticket.subject(), approval.isPending() ? ticket.description() : null,
        approval.requester(), approval.rule(), approval.approver(), approval.role(), approval.onBehalfOf(), approval.state(),
        approval.requestedAt(), approval.decidedAt(), approval.reason());
  }
}
