package mx.semaforo.ticket;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** One line of a ticket's history; written once, never changed. {@code at} is UTC. */
@Entity
@Table(name = "timeline_entry")
public class TimelineEntry {

  /** What happened, in the words that the API shows. */
  public enum Kind { REGISTRO, CLASIFICACION, ESTADO, ASIGNACION, MENSAJE, COMENTARIO, ESCALAMIENTO, HITO, RECALCULO, SOLUCION, VALIDACION, CALIFICACION,
    CIERRE, APROBACION, PASO, GUIA }

  /** Internal entries are for the desk only; public ones also for the requester. */
  public enum Visibility { PUBLICA, INTERNA }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "timeline_entry_seq")
  @SequenceGenerator(name = "timeline_entry_seq", sequenceName = "timeline_entry_seq", allocationSize = 50)
  private Long id;
  private String folio;
  @Column(name = "occurred_at")
  private Instant at;
  private String actor;
  @Enumerated(EnumType.STRING)
  private Kind kind;
  @Enumerated(EnumType.STRING)
  private Visibility visibility;
  @Column(name = "entry_text")
  private String text;
  private String data;

  protected TimelineEntry() {}

  TimelineEntry(String folio, Instant at, String actor, Kind kind, Visibility visibility, String text, String data) {
    this.folio = folio;
    this.at = at;
    this.actor = actor;
    this.kind = kind;
    this.visibility = visibility;
    this.text = text;
    this.data = data;
  }

  public Long id() {
    return id;
  }

  public String folio() {
    return folio;
  }

  public Instant at() {
    return at;
  }

  public String actor() {
    return actor;
  }

  public Kind kind() {
    return kind;
  }

  public Visibility visibility() {
    return visibility;
  }

  public String text() {
    return text;
  }

  /** A JSON object with the facts behind the text, or null. */
  public String data() {
    return data;
  }
}
