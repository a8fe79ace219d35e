package mx.semaforo.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;

/** One level of one round: who is asked, in whose place, and the answer. Instants are UTC. */
@Entity
@Table(name = "approval")
public class Approval {

  /** {@code SUSTITUIDA}: somebody above decides instead; {@code CANCELADA}: nobody needs this answer any more. */
  public enum State { PENDIENTE, APROBADA, RECHAZADA, DEVUELTA, SUSTITUIDA, CANCELADA }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "approval_seq")
  @SequenceGenerator(name = "approval_seq", sequenceName = "approval_seq", allocationSize = 50)
  private Long id;
  private String folio;
  private String requester;
  @Column(name = "approval_round")
  private int round;
  @Column(name = "approval_level")
  private int level;
  @Column(name = "rule_words")
  private String rule;
  private String approver;
  @Column(name = "role_group")
  private String role;
  private String onBehalfOf;
  @Enumerated(EnumType.STRING)
  private State state;
  private Instant requestedAt;
  private String token;
  private String decidedBy;
  private Instant decidedAt;
  private String reason;
  @Version
  @Column(name = "row_version")
  private int version;

  protected Approval() {}

  Approval(String folio, String requester, int round, int level, String rule, Approver approver) {
    this.folio = folio;
    this.requester = requester;
    this.round = round;
    this.level = level;
    this.rule = rule;
    this.approver = approver.person();
    this.role = approver.role();
    this.onBehalfOf = approver.onBehalfOf();
    this.state = State.PENDIENTE;
  }

  void request(String token, Instant now) {
    this.token = token;
    requestedAt = now;
  }

  void decide(State decision, String who, String reason, Instant now) {
    state = decision;
    decidedBy = who;
    decidedAt = now;
    this.reason = reason;
  }

  /** It ends without an answer. */
  void end(State how) {
    state = how;
  }

  /** This answer also counts for the next level, which asks the same. */
  void alsoFor(String nextRule, Approver same) {
    rule = joined(rule, nextRule);
    onBehalfOf = onBehalfOf == null ? same.onBehalfOf() : onBehalfOf;
  }

  /** This answer also counts for the level before, whose own approver did not answer. */
  void standFor(String silentRule) {
    rule = joined(silentRule, rule);
  }

  boolean isAskedOf(Approver other) {
    return Objects.equals(approver, other.person()) && Objects.equals(role, other.role());
  }

  private static String joined(String one, String other) {
    return one.equals(other) ? one : "%s; %s".formatted(one, other);
  }

  public boolean isPending() {
    return state == State.PENDIENTE;
  }

  public Long id() {
    return id;
  }

  public String folio() {
    return folio;
  }

  public String requester() {
    return requester;
  }

  /** 1 for the first, one more after each return for correction. */
  public int round() {
    return round;
  }

  /** 1 is asked first. */
  public int level() {
    return level;
  }

  /** Why it is needed, in the table's own words. */
  public String rule() {
    return rule;
  }

  /** Login of the one person who decides; null when a role does. */
  public String approver() {
    return approver;
  }

  /** Id of the group of which any member decides; null when it is one person. */
  public String role() {
    return role;
  }

  /** Login of the person who is away and for whom the approver stands in, or null. */
  public String onBehalfOf() {
    return onBehalfOf;
  }

  public State state() {
    return state;
  }

  /** Null while a lower level has not approved yet. */
  public Instant requestedAt() {
    return requestedAt;
  }

  /** Of the link; null until it was asked for. Good for one decision while this is pending. */
  public String token() {
    return token;
  }

  public String decidedBy() {
    return decidedBy;
  }

  public Instant decidedAt() {
    return decidedAt;
  }

  public String reason() {
    return reason;
  }
}
