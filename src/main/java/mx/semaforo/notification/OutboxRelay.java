package mx.semaforo.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import mx.semaforo.notification.Courier.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what waits in the outbox, oldest first. Several nodes may run it: each takes rows that no other holds. A
 * message may arrive twice if a node dies between sending and committing; it is never lost.
 */
@Component
@EnableScheduling
@ConditionalOnProperty("semaforo.relay.enabled")
class OutboxRelay {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
  private static final int BATCH = 20;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final Courier courier;
  private final Clock clock;

  OutboxRelay(JdbcTemplate jdbc, TransactionTemplate transaction, Courier courier, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.courier = courier;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${semaforo.relay.delay:2s}")
  void relay() {
    while (Boolean.TRUE.equals(transaction.execute(status -> sendBatch()))) {}
  }

  private boolean sendBatch() {
    List<Message> batch = jdbc.query("""
        select id, folio, recipient, subject, body from outbox
        where sent_at is null and (retry_at is null or retry_at <= ?)
        order by created_at, id fetch first %d rows only for update skip locked""".formatted(BATCH),
        (row, i) -> new Message(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)),
        now());
    batch.forEach(this::send);
    return batch.size() == BATCH;
  }

  private void send(Message message) {
    try {
      courier.deliver(message);
      jdbc.update("update outbox set sent_at = ?, attempts = attempts + 1 where id = ?", now(), message.id());
    } catch (RuntimeException e) {
      LOG.warn("No se pudo enviar el mensaje {} de {}; se intentará de nuevo", message.id(), message.folio(), e);
      jdbc.update("update outbox set attempts = attempts + 1, retry_at = ? where id = ?",
          Timestamp.from(clock.instant().plus(Duration.ofMinutes(1))), message.id());
    }
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
