package mx.semaforo.approval;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import mx.semaforo.approval.Approval.State;
import mx.semaforo.security.LinkToken;
import mx.semaforo.security.People;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Text;
import mx.semaforo.ticket.TicketRuleViolation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The approvals of a folio: planned as one round, asked level by level, each decided once. A new round follows each
 * return for correction. Of two decisions at the same instant one holds; the other loses the race at its commit.
 */
@Component
@Transactional
public class Approvals {

  private final ApprovalRepository approvals;
  private final Approvers approvers;
  private final People people;
  private final Clock clock;
  private final ZoneId zone;

  Approvals(ApprovalRepository approvals, Approvers approvers, People people, Clock clock, @Value("${semaforo.zone}") ZoneId zone) {
    this.approvals = approvals;
    this.approvers = approvers;
    this.people = people;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Opens a new round; what an earlier one left pending is cancelled. Consecutive levels of the same approver become one.
   *
   * @return the round's approvals in the order in which they are asked; empty when no level is asked for
   * @throws TicketRuleViolation saying which level finds nobody, why, and what to do
   */
  public List<Approval> plan(String folio, String requester, List<Level> levels) {
    cancel(folio);
    int round = approvals.lastRound(folio) + 1;
    List<Approval> planned = new ArrayList<>();
    for (Level level : levels.stream().sorted(Comparator.comparingInt(Level::order)).toList()) {
      Approver approver = approvers.find(level, requester, today());
      Approval last = planned.isEmpty() ? null : planned.get(planned.size() - 1);
      if (last != null && last.isAskedOf(approver)) {
        last.alsoFor(level.rule(), approver);
      } else {
        planned.add(new Approval(folio, requester, round, planned.size() + 1, level.rule(), approver));
      }
    }
    return planned.stream().map(approvals::save).toList();
  }

  /** The pending approval of the lowest level; empty when nothing is pending. */
  @Transactional(readOnly = true)
  public Optional<Approval> next(String folio) {
    return pending(folio).stream().findFirst();
  }

  /** It is on its way to whoever decides: gives it its link, which stays the same when it is asked for again. */
  public Approval request(long approvalId) {
    Approval approval = approvals.findById(approvalId).filter(Approval::isPending)
        .orElseThrow(() -> new TicketRuleViolation("Esta aprobación ya no espera respuesta."));
    if (approval.requestedAt() == null) {
      approval.request(LinkToken.next(), clock.instant());
    }
    return approval;
  }

  /**
   * @param note may be null
   * @throws TicketRuleViolation when nothing is pending or somebody else decides it; the message says who
   */
  public Approval approve(String folio, Person person, String note) {
    return decide(folio, person, State.APROBADA, Text.limited("note", "nota", note, Text.LONG));
  }

  /**
   * Ends the round.
   *
   * @throws InvalidField without a reason
   * @throws TicketRuleViolation as {@link #approve}
   */
  public Approval reject(String folio, Person person, String reason) {
    return decideForGood(folio, person, State.RECHAZADA, reason);
  }

  /** Back to the requester, for correction; ends the round. Throws as {@link #reject}. */
  public Approval giveBack(String folio, Person person, String reason) {
    return decideForGood(folio, person, State.DEVUELTA, reason);
  }

  /**
   * Hands the pending approval to the chief of whoever does not answer.
   *
   * @return what takes its place (not yet requested, or already the next level when that asks the same person); empty,
   *     and nothing changes, when nothing is pending or nobody is above
   */
  public Optional<Approval> raise(String folio) {
    List<Approval> pending = pending(folio);
    return pending.stream().findFirst().flatMap(silent -> approvers.above(silent, today()).map(chief -> {
      silent.end(State.SUSTITUIDA);
      if (pending.size() > 1 && pending.get(1).isAskedOf(chief)) {
        pending.get(1).standFor(silent.rule());
        return pending.get(1);
      }
      return approvals.save(new Approval(folio, silent.requester(), silent.round(), silent.level(), silent.rule(), chief));
    }));
  }

  /** Nobody has to decide any more. */
  public void cancel(String folio) {
    pending(folio).forEach(approval -> approval.end(State.CANCELADA));
  }

  /** Also once its link is dead ({@link Approval#isPending} no longer holds), to say so. */
  @Transactional(readOnly = true)
  public Optional<Approval> byToken(String token) {
    return approvals.findByToken(token);
  }

  /** Every round, in the order in which they were asked. */
  @Transactional(readOnly = true)
  public List<Approval> history(String folio) {
    return approvals.findByFolioOrderByRoundAscLevelAscIdAsc(folio);
  }

  @Transactional(readOnly = true)
  public boolean mayDecide(String folio, Person person) {
    return next(folio).filter(approval -> mayDecide(approval, person)).isPresent();
  }

  /** What was asked of this person and still waits, oldest first. */
  @Transactional(readOnly = true)
  public List<Approval> awaiting(Person person) {
    return approvals.awaiting(person.id(), people.groupsOf(person.id())).stream()
        .filter(approval -> mayDecide(approval, person)).toList();
  }

  private Approval decideForGood(String folio, Person person, State decision, String reason) {
    Approval decided = decide(folio, person, decision, Text.required("reason", "motivo", reason, Text.LONG));
    cancel(folio);
    return decided;
  }

  private Approval decide(String folio, Person person, State decision, String reason) {
    Approval approval = next(folio).orElseThrow(() -> new TicketRuleViolation("%s no espera ninguna aprobación.".formatted(folio)));
    if (!mayDecide(approval, person)) {
      throw new TicketRuleViolation(refusal(approval, person));
    }
    approval.decide(decision, person.id(), reason, clock.instant());
    return approval;
  }

  private boolean mayDecide(Approval approval, Person person) {
    return approvers.of(approval).contains(person.id());
  }

  private String refusal(Approval approval, Person person) {
    String why = person.id().equals(approval.requester()) ? "Nadie aprueba su propia solicitud"
        : "«%s» no puede decidir la aprobación de %s".formatted(person.id(), approval.folio());
    List<String> who = approvers.of(approval);
    return who.isEmpty() ? why + ": ya no hay quien pueda decidirla, avisa a la mesa."
        : "%s: le toca a %s.".formatted(why, who.stream().map(this::name).collect(joining(" o ")));
  }

  private String name(String login) {
    return people.nameOf(login).map(name -> "%s (%s)".formatted(name, login)).orElse(login);
  }

  private List<Approval> pending(String folio) {
    return approvals.findByFolioAndStateOrderByLevelAscIdAsc(folio, State.PENDIENTE);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
