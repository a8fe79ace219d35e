package mx.semaforo.survey;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import org.springframework.data.domain.Persistable;

/** One question "how did we do?" about one solution; instants are UTC. */
@Entity
@Table(name = "survey")
public class Survey implements Persistable<String> {

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
  @Transient
  private boolean fresh;

  protected Survey() {}

  Survey(String token, String folio, Instant createdAt) {
    this.token = token;
    this.folio = folio;
    this.createdAt = createdAt;
    this.fresh = true;
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

  @Override
  public String getId() {
    return token;
  }

  @Override
  public boolean isNew() {
    return fresh;
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
