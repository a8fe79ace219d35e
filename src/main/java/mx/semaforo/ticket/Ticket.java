package mx.semaforo.ticket;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * The facts of one ticket. Its state is a mirror of the process token: only {@link #enter} writes it, and only along
 * the transitions that {@link DeskState} allows. All instants are UTC.
 */
@Entity
@Table(name = "ticket")
public class Ticket {

  @Id
  private String folio;
  @Enumerated(EnumType.STRING)
  private TicketType type;
  @Enumerated(EnumType.STRING)
  private DeskState state;
  private Instant stateSince;
  private String subject;
  private String description;
  @Enumerated(EnumType.STRING)
  private Impact impact;
  @Enumerated(EnumType.STRING)
  private Urgency urgency;
  @Enumerated(EnumType.STRING)
  private Priority priority;
  private String category;
  private String supportGroup;
  private String assignee;
  private String requester;
  private String service;
  private boolean confidential;
  private Instant createdAt;
  private Instant solvedAt;
  private Instant closedAt;
  private String solution;
  private String cause;
  private String duplicateOf;
  private String supplier;
  private int reopenCount;
  private int workCycle = 1;
  private boolean guideRequired;
  @Version
  @Column(name = "row_version")
  private Integer version;

  protected Ticket() {}

  Ticket(String folio, NewTicket reported, Instant now) {
    this.folio = folio;
    this.type = reported.type();
    this.state = DeskState.ABIERTO;
    this.stateSince = now;
    this.subject = reported.subject();
    this.description = reported.description();
    this.impact = reported.impact();
    this.urgency = reported.urgency();
    this.category = reported.category();
    this.requester = reported.requester();
    this.service = reported.service();
    this.confidential = reported.confidential();
    this.createdAt = now;
  }

  /**
   * The token rests in {@code next}. The same state again is no transition.
   *
   * @return whether the state changed
   * @throws TicketRuleViolation when the diagram leads where the desk's table does not allow
   */
  boolean enter(DeskState next, Instant now) {
    if (next == state) {
      return false;
    }
    if (!state.mayBecome(next)) {
      throw new WrongTransition("El ticket %s está «%s» y no puede pasar a «%s»: revisa el diagrama."
          .formatted(folio, state.label(), next.label()));
    }
    if (next == DeskState.SOLUCIONADO) {
      solvedAt = now;
    } else if (next == DeskState.CERRADO) {
      closedAt = now;
    } else if (state.activity() == Activity.VALOR) {
      reopenCount++;
      workCycle++;
      solvedAt = null;
      closedAt = null;
    }
    state = next;
    stateSince = now;
    return true;
  }

  void reclassify(Impact impact, Urgency urgency, String category) {
    this.impact = impact == null ? this.impact : impact;
    this.urgency = urgency == null ? this.urgency : urgency;
    this.category = category == null ? this.category : category;
  }

  void prioritize(Priority priority) {
    this.priority = priority;
  }

  /** @return whether the group changed; then nobody is assigned until someone of it takes the ticket */
  boolean handTo(String group) {
    if (group.equals(supportGroup)) {
      return false;
    }
    if (state != DeskState.ABIERTO) {
      workCycle++;
    }
    supportGroup = group;
    assignee = null;
    return true;
  }

  /** @param required whether the agreement asks for the guide before the ticket is escalated or solved */
  void guide(boolean required) {
    guideRequired = required;
  }

  void assign(String user) {
    assignee = user;
  }

  void solve(String solution, String cause) {
    this.solution = solution;
    this.cause = cause;
  }

  void describe(String description) {
    this.description = description;
  }

  void waitForSupplier(String supplier) {
    this.supplier = supplier;
  }

  void markDuplicateOf(String folio) {
    duplicateOf = folio;
  }

  public boolean isOpen() {
    return state != DeskState.CERRADO;
  }

  public String folio() {
    return folio;
  }

  public TicketType type() {
    return type;
  }

  public DeskState state() {
    return state;
  }

  /** When the ticket came into its present state. */
  public Instant stateSince() {
    return stateSince;
  }

  public String subject() {
    return subject;
  }

  public String description() {
    return description;
  }

  public Impact impact() {
    return impact;
  }

  public Urgency urgency() {
    return urgency;
  }

  public Priority priority() {
    return priority;
  }

  public String category() {
    return category;
  }

  public String group() {
    return supportGroup;
  }

  public String assignee() {
    return assignee;
  }

  public String requester() {
    return requester;
  }

  /** Key of the catalogue's service; null for an incident. */
  public String service() {
    return service;
  }

  /** Hidden from everyone but its group, its requester and its readers. */
  public boolean isConfidential() {
    return confidential;
  }

  /** For those who may know of the ticket but not read it. */
  public String openSubject() {
    return confidential ? "Solicitud confidencial" : subject;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant solvedAt() {
    return solvedAt;
  }

  public Instant closedAt() {
    return closedAt;
  }

  public String solution() {
    return solution;
  }

  public String cause() {
    return cause;
  }

  public String duplicateOf() {
    return duplicateOf;
  }

  public String supplier() {
    return supplier;
  }

  public int reopenCount() {
    return reopenCount;
  }

  /** From 1; another begins whenever a group takes over what was being attended, or the ticket is reopened. */
  public int workCycle() {
    return workCycle;
  }

  /** The guide's first two questions are answered before the ticket is escalated or solved. */
  public boolean isGuideRequired() {
    return guideRequired;
  }
}
