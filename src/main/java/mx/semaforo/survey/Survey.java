package mx.semaforo.survey;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** One question "how did we do?" about one solution; instants are UTC. */
@Entity
@Table(name = "survey")
public class Survey {

  @Id
  private String token;
  private String folio;
  private Instant createdAt;
  private Instant sentAt;
  private Instant closedAt;
  private Integer rating;
  @Column(name = "rating_comment")
  private String comment;
  @Version
  @Column(name = "row_version")
  private Integer version;

  protected Survey() {}

  Survey(String token, String folio, Instant createdAt) {
    this.token = token;
    this.folio = folio;
    this.createdAt = createdAt;
  }

  void send(Instant now) {
    sentAt = now;
  }

  void rate(int rating, String comment, Instant now) {
    this.rating = rating;
    this.comment = comment;
    closedAt = now;
  }

  void expire(Instant now) {
    closedAt = now;
  }

  public boolean isOpen() {
    return closedAt == null;
  }

  public String token() {
    return token;
  }

  public String folio() {
    return folio;
  }

  public Instant sentAt() {
    return sentAt;
  }

  /** 1 to 5, or null while nobody has rated. */
  public Integer rating() {
    return rating;
  }

  public String comment() {
    return comment;
  }
}
