package mx.semaforo.guide;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

@Entity
@Table(name = "guide_answer")
class GuideAnswerRow {

  @EmbeddedId
  private Key key;
  private String answer;
  private String reference;
  private String note;
  private String actor;
  private Instant answeredAt;
  @Version
  @Column(name = "row_version")
  private Integer version;

  protected GuideAnswerRow() {}

  GuideAnswerRow(Key key) {
    this.key = key;
  }

  /** Another answer takes the place of the one before. */
  GuideAnswerRow become(String answer, String reference, String note, String actor, Instant at) {
    this.answer = answer;
    this.reference = reference;
    this.note = note;
    this.actor = actor;
    this.answeredAt = at;
    return this;
  }

  GuideAnswer answer() {
    return new GuideAnswer(key.workCycle(), key.question(), answer, reference, note, actor, answeredAt);
  }

  @Embeddable
  record Key(String folio, int workCycle, int question) {}
}
