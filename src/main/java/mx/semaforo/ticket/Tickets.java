package mx.semaforo.ticket;

import static mx.semaforo.ticket.TimelineEntry.Kind.APROBACION;
import static mx.semaforo.ticket.TimelineEntry.Kind.ASIGNACION;
import static mx.semaforo.ticket.TimelineEntry.Kind.CALIFICACION;
import static mx.semaforo.ticket.TimelineEntry.Kind.CIERRE;
import static mx.semaforo.ticket.TimelineEntry.Kind.CLASIFICACION;
import static mx.semaforo.ticket.TimelineEntry.Kind.COMENTARIO;
import static mx.semaforo.ticket.TimelineEntry.Kind.ESCALAMIENTO;
import static mx.semaforo.ticket.TimelineEntry.Kind.ESTADO;
import static mx.semaforo.ticket.TimelineEntry.Kind.MENSAJE;
import static mx.semaforo.ticket.TimelineEntry.Kind.PASO;
import static mx.semaforo.ticket.TimelineEntry.Kind.RECALCULO;
import static mx.semaforo.ticket.TimelineEntry.Kind.REGISTRO;
import static mx.semaforo.ticket.TimelineEntry.Kind.SOLUCION;
import static mx.semaforo.ticket.TimelineEntry.Kind.VALIDACION;
import static mx.semaforo.ticket.TimelineEntry.Visibility.INTERNA;
import static mx.semaforo.ticket.TimelineEntry.Visibility.PUBLICA;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import mx.semaforo.security.People;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.TimelineEntry.Kind;
import mx.semaforo.ticket.TimelineEntry.Visibility;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every fact that the desk records about a ticket, one verb each; each leaves its line in the timeline. Runs in the
 * transaction of the process step that calls it. State is not written here by hand: the token does it through
 * {@link #enter}.
 */
@Component
@Transactional
public class Tickets {

  private static final Set<DeskState> UNSOLVED = EnumSet.range(DeskState.ABIERTO, DeskState.PENDIENTE_PROVEEDOR);

  private final TicketRepository tickets;
  private final EntityManager entities;
  private final Timeline timeline;
  private final Folios folios;
  private final People people;
  private final Clock clock;

  Tickets(TicketRepository tickets, EntityManager entities, Timeline timeline, Folios folios, People people, Clock clock) {
    this.tickets = tickets;
    this.entities = entities;
    this.timeline = timeline;
    this.folios = folios;
    this.people = people;
    this.clock = clock;
  }

  /** @throws TicketNotFound when there is none */
  public Ticket get(String folio) {
    return tickets.findById(folio).orElseThrow(() -> new TicketNotFound(folio));
  }

  /** Those of these folios that there are, in one statement. */
  public List<Ticket> all(Collection<String> folios) {
    return tickets.findByFolioIn(folios);
  }

  /**
   * Folios of open tickets, in order.
   *
   * @param group whose, or null for all
   * @param after the last one already seen, or empty
   * @param most how many at most
   */
  @Transactional(readOnly = true)
  public List<String> openFolios(String group, String after, int most) {
    return group == null ? tickets.open(after, Limit.of(most)) : tickets.openOf(group, after, Limit.of(most));
  }

  /** How many tickets without a solution each of these people attends; whoever attends none is left out. */
  @Transactional(readOnly = true)
  public Map<String, Integer> loads(Collection<String> people) {
    return tickets.loads(people, UNSOLVED).stream()
        .collect(Collectors.toMap(row -> (String) row[0], row -> ((Long) row[1]).intValue()));
  }

  public Ticket open(NewTicket reported) {
    Ticket ticket = tickets.save(new Ticket(folios.next(reported.type()), reported, clock.instant()));
    timeline.add(ticket.folio(), REGISTRO, PUBLICA, (reported.service() == null ? "Se reportó: " : "Se solicitó: ") + reported.subject(),
        Map.of("impact", reported.impact(), "urgency", reported.urgency(), "category", reported.category()));
    return ticket;
  }

  /** Mirrors the resting token. @throws TicketRuleViolation for a transition that the desk does not know */
  public void enter(String folio, DeskState state) {
    Ticket ticket = get(folio);
    DeskState before = ticket.state();
    if (ticket.enter(state, clock.instant())) {
      timeline.add(folio, ESTADO, PUBLICA, "%s → %s".formatted(before.label(), state.label()),
          Map.of("from", before, "to", state));
    }
  }

  /**
   * Mirrors the task's assignee; null when it was given back to the group.
   *
   * @throws InvalidField {@code to}, for somebody who does not work at the desk or may not read a confidential ticket
   */
  public void assign(String folio, String user) {
    if (!Objects.equals(get(folio).assignee(), user)) {
      assign(folio, user, user == null ? "Sin asignar" : "Lo atiende " + people.called(user));
    }
  }

  /**
   * The same with a reason.
   *
   * @throws InvalidField {@code to}, likewise, and when that person attends it already
   */
  public void handOver(String folio, String user, String reason) {
    if (user.equals(get(folio).assignee())) {
      throw new InvalidField("to", "%s ya atiende %s: elige a otra persona.".formatted(user, folio));
    }
    assign(folio, user, "Se entrega a %s: %s".formatted(people.called(user), reason));
  }

  private void assign(String folio, String user, String text) {
    Ticket ticket = get(folio);
    if (user != null) {
      Person person = new Person(user, Set.copyOf(people.groupsOf(user)));
      if (!person.isDesk()) {
        throw new InvalidField("to", "«%s» no es de la mesa: entrega el ticket a un agente.".formatted(user));
      }
      if (ticket.isConfidential() && !person.isIn(ticket.group())) {
        throw new InvalidField("to", "%s es confidencial y «%s» no es de %s: entrégalo a alguien de ese grupo."
            .formatted(folio, user, ticket.group()));
      }
    }
    ticket.assign(user);
    timeline.add(folio, ASIGNACION, INTERNA, text, user == null ? Map.of() : Map.of("assignee", user));
  }

  /** The new impact, urgency or category; null keeps what there is. What they mean is for {@link #classify}. */
  public Ticket reclassify(String folio, Impact impact, Urgency urgency, String category, String reason) {
    Ticket ticket = get(folio);
    if (impact == null && urgency == null && category == null) {
      throw new InvalidField("impact", "Reclasificar cambia el impacto, la urgencia o la categoría: elige al menos uno.");
    }
    ticket.reclassify(impact, urgency, category);
    timeline.add(folio, CLASIFICACION, INTERNA, "Reclasificación: " + reason,
        Map.of("impact", ticket.impact(), "urgency", ticket.urgency(), "category", ticket.category()));
    return ticket;
  }

  /**
   * Priority and group as the tables decided them.
   *
   * @param explanation the rules' own words
   */
  public Ticket classify(String folio, Priority priority, String group, String explanation) {
    Ticket ticket = get(folio);
    ticket.prioritize(priority);
    ticket.handTo(group);
    timeline.add(folio, CLASIFICACION, INTERNA, explanation, Map.of("priority", priority, "group", group));
    return ticket;
  }

  /** The agreement's choice: the agent's guide is answered before the ticket is escalated or solved. */
  public void guide(String folio, boolean required) {
    get(folio).guide(required);
  }

  /** The promises follow what the tables say today; the group stays with whoever works the ticket. */
  public void recalculate(String folio, Priority priority, String explanation, Map<String, ?> data) {
    get(folio).prioritize(priority);
    timeline.add(folio, RECALCULO, INTERNA, explanation, data);
  }

  public void attend(String folio, String message) {
    timeline.add(folio, MENSAJE, PUBLICA, message == null ? "Tu reporte ya se está atendiendo." : message);
  }

  /** @throws InvalidField when the original does not exist, is this ticket, or is itself a duplicate */
  public void markDuplicate(String folio, String original) {
    Ticket ticket = get(folio);
    if (original.equals(folio)) {
      throw new InvalidField("of", "Un ticket no es duplicado de sí mismo: escribe el folio del original.");
    }
    Ticket other = tickets.findById(original)
        .orElseThrow(() -> new InvalidField("of", "No existe el ticket %s: revisa el folio.".formatted(original)));
    if (other.duplicateOf() != null) {
      throw new InvalidField("of", "%s ya es duplicado de %s: escribe el folio del original."
          .formatted(original, other.duplicateOf()));
    }
    ticket.markDuplicateOf(original);
    timeline.add(folio, CIERRE, PUBLICA, "Duplicado de " + original, Map.of("duplicateOf", original));
    timeline.add(original, COMENTARIO, INTERNA, folio + " se cerró como duplicado de este ticket");
  }

  public void askRequester(String folio, String question) {
    timeline.add(folio, MENSAJE, PUBLICA, question);
  }

  public void recordRequesterReply(String folio, String message) {
    timeline.add(folio, MENSAJE, PUBLICA, message);
  }

  public void awaitSupplier(String folio, String supplier, String reference, String message) {
    get(folio).waitForSupplier(supplier);
    timeline.add(folio, COMENTARIO, INTERNA,
        "Se espera a %s%s".formatted(supplier, reference == null ? "" : " (referencia %s)".formatted(reference)),
        reference == null ? Map.of("supplier", supplier) : Map.of("supplier", supplier, "reference", reference));
    if (message != null) {
      timeline.add(folio, MENSAJE, PUBLICA, message);
    }
  }

  public void recordSupplierReply(String folio, String message) {
    timeline.add(folio, COMENTARIO, INTERNA, "Respuesta de %s: %s".formatted(get(folio).supplier(), message));
  }

  public void supplierSilent(String folio) {
    timeline.add(folio, COMENTARIO, INTERNA, get(folio).supplier() + " no respondió en el plazo: el ticket vuelve al agente");
  }

  public void resume(String folio, String note) {
    timeline.add(folio, COMENTARIO, INTERNA, note == null ? "Se retoma la atención" : "Se retoma la atención: " + note);
  }

  public Ticket escalate(String folio, String group, String reason) {
    Ticket ticket = get(folio);
    ticket.handTo(group);
    timeline.add(folio, ESCALAMIENTO, INTERNA, "Escalado a %s: %s".formatted(group, reason), Map.of("group", group));
    return ticket;
  }

  /** The next level learns of the ticket and does not get it. */
  public void inform(String folio, String group, String note) {
    timeline.add(folio, ESCALAMIENTO, INTERNA, "Se informa a %s: %s".formatted(group, note), Map.of("group", group));
  }

  public void recordSolution(String folio, String solution, String cause) {
    get(folio).solve(solution, cause);
    timeline.add(folio, SOLUCION, PUBLICA, solution);
    if (cause != null) {
      timeline.add(folio, SOLUCION, INTERNA, "Causa: " + cause);
    }
  }

  public void validate(String folio, String note) {
    timeline.add(folio, VALIDACION, INTERNA, note == null ? "La mesa validó la solución" : "La mesa validó la solución: " + note);
  }

  public void accept(String folio, String comment) {
    timeline.add(folio, VALIDACION, PUBLICA, comment == null ? "El usuario aceptó la solución" : "El usuario aceptó la solución: " + comment);
  }

  public void reject(String folio, String reason) {
    timeline.add(folio, VALIDACION, PUBLICA, "El usuario rechazó la solución: " + reason);
  }

  public void reopen(String folio, String reason) {
    timeline.add(folio, VALIDACION, PUBLICA, "Se reabre: " + reason);
  }

  public void closeUnanswered(String folio) {
    timeline.add(folio, CIERRE, PUBLICA, "Nadie objetó la solución en el plazo: el ticket se cierra");
  }

  /** @throws TicketRuleViolation once the ticket is closed */
  public void cancel(String folio, String reason) {
    if (!get(folio).isOpen()) {
      throw new TicketRuleViolation("El ticket %s ya está cerrado: no se puede cancelar.".formatted(folio));
    }
    timeline.add(folio, CIERRE, PUBLICA, "Cancelado: " + reason);
  }

  public void rate(String folio, int rating, String comment) {
    timeline.add(folio, CALIFICACION, PUBLICA, "Calificación: %d de 5%s".formatted(rating, comment == null ? "" : ". " + comment),
        Map.of("rating", rating));
  }

  public void review(String folio, String note) {
    timeline.add(folio, VALIDACION, INTERNA, note == null ? "Se revisó la calificación" : "Se revisó la calificación: " + note);
  }

  /** What the policies remark; empty for nothing. */
  public void warn(String folio, String remarks) {
    if (!remarks.isEmpty()) {
      timeline.add(folio, COMENTARIO, PUBLICA, remarks);
    }
  }

  /** @param rule why it is needed */
  public void askApproval(String folio, String approver, String rule) {
    timeline.add(folio, APROBACION, PUBLICA, "Se pidió aprobación a %s. %s".formatted(people.called(approver), rule));
  }

  /** @param rule why it was needed */
  public void approve(String folio, String rule, String note) {
    timeline.add(folio, APROBACION, PUBLICA, "Aprobada. " + rule + (note == null ? "" : ". " + note));
  }

  public Ticket disapprove(String folio, String reason) {
    timeline.add(folio, APROBACION, PUBLICA, "No se aprobó: " + reason);
    return get(folio);
  }

  public Ticket giveBack(String folio, String reason) {
    timeline.add(folio, APROBACION, PUBLICA, "Se devolvió para corregir: " + reason);
    return get(folio);
  }

  /** @param description what the form says now */
  public void correct(String folio, String description) {
    get(folio).describe(description);
    timeline.add(folio, APROBACION, PUBLICA, "Se corrigió la solicitud:\n" + description);
  }

  public void closeUncorrected(String folio) {
    timeline.add(folio, CIERRE, PUBLICA, "Nadie corrigió la solicitud en el plazo: se cierra");
  }

  /** The request cannot be fulfilled; the reason stands as its solution. */
  public void refuse(String folio, String reason) {
    get(folio).solve(reason, null);
    timeline.add(folio, CIERRE, PUBLICA, "No procede: " + reason);
  }

  public void askPerson(String folio, String person, String question) {
    timeline.add(folio, COMENTARIO, INTERNA, "Se preguntó a %s: %s".formatted(person, question));
  }

  public void recordPersonReply(String folio, String person, String answer) {
    timeline.add(folio, COMENTARIO, INTERNA, "Respuesta de %s: %s".formatted(people.called(person), answer));
  }

  /** One step of the fulfilment. @param text what was written in its form */
  public void advance(String folio, String step, String text) {
    timeline.add(folio, PASO, INTERNA, text.isEmpty() ? step : step + "\n" + text);
  }

  /** A remark that moves nothing. */
  public void comment(String folio, String text, Visibility visibility) {
    timeline.add(folio, COMENTARIO, visibility, text);
  }

  /** A line for what happened beside the ticket (a milestone, a rating). */
  public void note(String folio, Kind kind, Visibility visibility, String text, Map<String, ?> data) {
    timeline.add(folio, kind, visibility, text, data);
  }

  /** From now on this person reads the ticket too. */
  public void share(String folio, String person) {
    if (!tickets.isReader(folio, person)) {
      entities.persist(new TicketReader(folio, person));
    }
  }

  /** Folios of what was shared with this person, newest first. @param most how many at most */
  @Transactional(readOnly = true)
  public List<String> sharedWith(String person, int most) {
    return tickets.readBy(person, Limit.of(most));
  }

  /** Requesters see their own, the desk its groups', readers what was shared with them, supervisors all that is not confidential. */
  public boolean isVisibleTo(Ticket ticket, Person person) {
    return person.seesAll() && !ticket.isConfidential() || person.id().equals(ticket.requester())
        || person.id().equals(ticket.assignee()) || person.isIn(ticket.group()) || tickets.isReader(ticket.folio(), person.id());
  }
}
