package mx.semaforo.sla;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A stretch in which a clock ran, UTC; open while {@code stoppedAt} is null. */
@Entity
@Table(name = "sla_segment")
class Segment {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sla_segment_seq")
  @SequenceGenerator(name = "sla_segment_seq", sequenceName = "sla_segment_seq", allocationSize = 50)
  private Long id;
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  private SlaClock clock;
  private Instant startedAt;
  private Instant stoppedAt;
  private String startReason;
  private String stopReason;
  private String agreement;
  private String calendarVersion;

  protected Segment() {}

  Segment(SlaClock clock, Instant startedAt, String reason, String agreement, String calendarVersion) {
    this.clock = clock;
    this.startedAt = startedAt;
    this.startReason = reason;
    this.agreement = agreement;
    this.calendarVersion = calendarVersion;
  }

  void stop(Instant at, String reason) {
    stoppedAt = at;
    stopReason = reason;
  }

  boolean isOpen() {
    return stoppedAt == null;
  }

  Instant startedAt() {
    return startedAt;
  }

  Instant stoppedAt() {
    return stoppedAt;
  }

  String startReason() {
    return startReason;
  }

  String stopReason() {
    return stopReason;
  }
}
