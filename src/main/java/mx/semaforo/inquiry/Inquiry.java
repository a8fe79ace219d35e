package mx.semaforo.inquiry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A question about a folio and what the person answered; instants are UTC. */
@Entity
@Table(name = "inquiry")
public class Inquiry {

  @Id
  private String token;
  private String folio;
  private String person;
  private String question;
  private Instant askedAt;
  private Instant answeredAt;
  private String answer;
  private Instant closedAt;
  @Version
  @Column(name = "row_version")
  private Integer version;

  protected Inquiry() {}

  Inquiry(String token, String folio, String person, String question, Instant now) {
    this.token = token;
    this.folio = folio;
    this.person = person;
    this.question = question;
    this.askedAt = now;
  }

  void answer(String text, Instant now) {
    answer = text;
    answeredAt = now;
    closedAt = now;
  }

  void close(Instant now) {
    closedAt = now;
  }

  /** Its link is still good for an answer. */
  public boolean isOpen() {
    return closedAt == null;
  }

  public String token() {
    return token;
  }

  public String folio() {
    return folio;
  }

  /** Login of whoever is asked. */
  public String person() {
    return person;
  }

  public String question() {
    return question;
  }

  public Instant askedAt() {
    return askedAt;
  }

  /** Null while there is no answer. */
  public Instant answeredAt() {
    return answeredAt;
  }

  public String answer() {
    return answer;
  }
}
