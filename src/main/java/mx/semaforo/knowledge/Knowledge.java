package mx.semaforo.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Text;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** What the desk can offer for a ticket: an applicable protocol, and earlier cases (the first two questions of its guide). */
@Component
public class Knowledge {

  private static final int LONGEST_SEARCH = 400;

  private final Protocols protocols;
  private final ProtocolSearch protocolSearch;
  private final CaseSearch cases;
  private final CaseIndex index;
  private final SpanishText spanish;

  Knowledge(Protocols protocols, ProtocolSearch protocolSearch, CaseSearch cases, CaseIndex index, SpanishText spanish) {
    this.protocols = protocols;
    this.protocolSearch = protocolSearch;
    this.cases = cases;
    this.index = index;
    this.spanish = spanish;
  }

  /** What was found for a few words. */
  public record Found(List<ProposedProtocol> protocols, Cases cases) {}

  /** The best three; everyone may read them. None for a request of what no protocol is about, such as a trip. */
  public List<ProposedProtocol> protocols(Ticket ticket) {
    return ticket.type() == TicketType.SOLICITUD && !protocolSearch.covers(ticket.category()) ? List.of()
        : protocolSearch.find(Wording.of(ticket), ticket.category());
  }

  /** The best five of those that this person may see. */
  public Cases similar(Ticket ticket, Person person) {
    return cases.find(Wording.of(ticket), ticket.category(), ticket.folio(), person);
  }

  /** @throws InvalidField {@code q}, when it is empty or too long */
  public Found search(String q, Person person) {
    Wording wording = new Wording(Text.required("q", "q", q, LONGEST_SEARCH), "");
    return new Found(protocolSearch.find(wording, null), cases.find(wording, null, null, person));
  }

  public Optional<Protocol> protocol(String id) {
    return protocols.find(id);
  }

  /** Files and lines of {@code bpmn/protocolos} that the desk works without until they are corrected. */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>(protocols.problems());
    problems.addAll(spanish.problems());
    return problems;
  }

  /**
   * Makes this node's index again from the database, in the background; searches go on meanwhile.
   *
   * @throws AccessDeniedException unless asked by a supervisor or administrator
   */
  public IndexProgress rebuildIndex(Person person) {
    return allowed(person).startRebuild();
  }

  /** @throws AccessDeniedException unless asked by a supervisor or administrator */
  public IndexProgress indexProgress(Person person) {
    return allowed(person).progress();
  }

  private CaseIndex allowed(Person person) {
    if (!person.seesAll()) {
      throw new AccessDeniedException("El índice es de la supervisión y la administración");
    }
    return index;
  }
}
