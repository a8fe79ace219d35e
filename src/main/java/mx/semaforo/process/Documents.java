package mx.semaforo.process;

import java.util.List;
import java.util.Set;
import mx.semaforo.attachment.Attachments;
import mx.semaforo.catalog.Catalogue;
import mx.semaforo.catalog.Offering;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketRuleViolation;
import mx.semaforo.ticket.Tickets;
import org.springframework.stereotype.Component;

/** The documents that a service asks for, held against those that are attached. */
@Component
public class Documents {

  private final Tickets tickets;
  private final Catalogue catalogue;
  private final Attachments attachments;

  Documents(Tickets tickets, Catalogue catalogue, Attachments attachments) {
    this.tickets = tickets;
    this.catalogue = catalogue;
    this.attachments = attachments;
  }

  public record Wanted(String name, boolean obligatory, boolean attached) {}

  /** Empty for an incident and for a service that is no longer offered. */
  public List<Wanted> of(Ticket ticket) {
    List<Offering.Document> asked = ticket.service() == null ? List.of()
        : catalogue.find(ticket.service()).map(Offering::documents).orElse(List.of());
    Set<String> present = asked.isEmpty() ? Set.of() : attachments.documentsOf(ticket.folio());
    return asked.stream().map(each -> new Wanted(each.name(), each.required(), present.contains(each.name()))).toList();
  }

  /** @throws TicketRuleViolation naming what is missing; nothing is approved or solved without it */
  public void requireAll(String folio) {
    List<String> missing = of(tickets.get(folio)).stream().filter(each -> each.obligatory() && !each.attached()).map(Wanted::name).toList();
    if (!missing.isEmpty()) {
      throw new TicketRuleViolation("Falta adjuntar: %s. Adjúntalo a %s y vuelve a intentar.".formatted(String.join(", ", missing), folio));
    }
  }
}
