package mx.semaforo.process;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mx.semaforo.process.engine.LiveTask;
import mx.semaforo.catalog.Requests;
import mx.semaforo.security.People;
import mx.semaforo.security.Person;
import mx.semaforo.sla.ClockName;
import mx.semaforo.sla.PromiseChange;
import mx.semaforo.sla.SlaClocks;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Text;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketNotFound;
import mx.semaforo.ticket.TicketRuleViolation;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Brings open tickets under the tables and calendars of today; until somebody asks for it, each keeps what it was opened
 * with. All of the asked tickets change, or none. Priority and promises follow; the group stays with whoever works it.
 */
@Component
public class Recalculation {

  private static final Set<String> FIELDS = Set.of("apply", "folios", "group");

  private final DecisionService decisions;
  private final Tickets tickets;
  private final SlaClocks clocks;
  private final Requests requests;
  private final People people;
  private final LiveTask task;
  private final OneTransaction transaction;
  private final EntityManager entities;

  Recalculation(DecisionService decisions, Tickets tickets, SlaClocks clocks, Requests requests, People people, LiveTask task,
      OneTransaction transaction, EntityManager entities) {
    this.decisions = decisions;
    this.tickets = tickets;
    this.clocks = clocks;
    this.requests = requests;
    this.people = people;
    this.task = task;
    this.transaction = transaction;
    this.entities = entities;
  }

  /** One clock of one ticket whose promise differs; see {@link PromiseChange}. */
  public record Item(String folio, ClockName clock, List<String> changes, String oldTarget, String newTarget, Instant oldDueAt,
      Instant newDueAt, boolean wouldBreachNow, String explanation) {

    static Item of(String folio, PromiseChange change) {
      return new Item(folio, change.clock(), change.changes(), change.oldTarget(), change.newTarget(), change.oldDueAt(),
          change.newDueAt(), change.wouldBreachNow(), change.explanation());
    }
  }

  /**
   * What would change, and with {@code apply} what has changed.
   *
   * @param sent {@code apply} (by default false: nothing changes) and {@code folios} or {@code group}; without both, every open ticket
   * @throws AccessDeniedException unless a supervisor or an administrator asks
   * @throws InvalidField naming the first field that is unknown or wrong
   * @throws TicketRuleViolation when the tables themselves make no sense for a ticket
   */
  public List<Item> run(Map<String, ?> sent) {
    if (!Person.current().seesAll()) {
      throw new AccessDeniedException("recalculation");
    }
    sent.keySet().stream().filter(name -> !FIELDS.contains(name)).findFirst().ifPresent(name -> {
      throw new InvalidField(name, "«%s» no es un campo del recálculo: usa apply, folios, group.".formatted(Field.shortened(name)));
    });
    boolean apply = apply(sent.get("apply"));
    return transaction.run(() -> {
      List<Item> items = new ArrayList<>();
      for (String folio : folios(sent.get("folios"), sent.get("group"))) {
        items.addAll(recalculate(folio, apply));
        entities.flush();
        entities.clear();
      }
      return items;
    });
  }

  private List<Item> recalculate(String folio, boolean apply) {
    Classification today = classify(tickets.get(folio));
    List<PromiseChange> changes = compare(folio, today);
    if (apply && !changes.isEmpty()) {
      clocks.agree(folio, today.agreement());
      tickets.recalculate(folio, today.priority(), "Plazos recalculados. "
          + changes.stream().map(PromiseChange::explanation).collect(Collectors.joining(". ")) + ".", Map.of("clocks", changes));
      task.follow(folio);
    }
    return changes.stream().map(change -> Item.of(folio, change)).toList();
  }

  private Classification classify(Ticket ticket) {
    try {
      return Classification.read(decisions.evaluateDecisionByKey(Classification.DECISION)
          .variables(Classification.facts(ticket, requests.find(ticket.folio()), people)).evaluate().getSingleResult().getEntryMap(), ticket);
    } catch (InvalidField | IllegalArgumentException e) {
      throw senseless(ticket.folio(), e);
    }
  }

  private List<PromiseChange> compare(String folio, Classification today) {
    try {
      return clocks.compare(folio, today.agreement());
    } catch (IllegalArgumentException e) {
      throw senseless(folio, e);
    }
  }

  private static TicketRuleViolation senseless(String folio, RuntimeException reason) {
    return new TicketRuleViolation("%s no se puede recalcular y nada cambió. %s".formatted(folio, reason.getMessage()));
  }

  private static boolean apply(Object sent) {
    if (sent == null || sent instanceof Boolean) {
      return Boolean.TRUE.equals(sent);
    }
    throw new InvalidField("apply", "«apply» es true para aplicar o false para solo ver las diferencias.");
  }

  private Iterable<String> folios(Object folios, Object group) {
    if (folios == null) {
      return tickets.openFolios(group(group), "", Integer.MAX_VALUE);
    }
    if (group != null) {
      throw new InvalidField("group", "Usa folios o group, no los dos.");
    }
    if (!(folios instanceof List<?> list) || list.isEmpty()) {
      throw new InvalidField("folios", "«folios» es una lista con al menos un folio, como [\"INC-000001\"]; sin ella van todos.");
    }
    return list.stream().map(this::open).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private String group(Object sent) {
    if (sent == null) {
      return null;
    }
    String group = sent instanceof String text ? Text.limited("group", "grupo", text, 64) : null;
    if (group != null && people.hasGroup(group)) {
      return group;
    }
    throw new InvalidField("group", "No existe ese grupo: escribe su clave, como mesa-n1.");
  }

  private String open(Object sent) {
    String folio = sent instanceof String text ? Text.limited("folios", "folio", text, 20) : null;
    if (folio == null) {
      throw new InvalidField("folios", "Cada folio es un texto, como INC-000001.");
    }
    try {
      if (tickets.get(folio).isOpen()) {
        return folio;
      }
    } catch (TicketNotFound e) {
      throw new InvalidField("folios", "No existe el ticket %s: revisa el folio.".formatted(folio));
    }
    throw new InvalidField("folios", "%s ya está cerrado y conserva sus plazos: quítalo de la lista.".formatted(folio));
  }
}
