package mx.semaforo.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Messages to be sent, kept in the transaction of the step that causes them: both happen or neither. */
@Component
public class Outbox {

  private static final Locale SPANISH = Locale.forLanguageTag("es-MX");

  private final JdbcTemplate jdbc;
  private final MessageSource texts;
  private final Clock clock;

  Outbox(JdbcTemplate jdbc, MessageSource texts, Clock clock) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * @param recipient login of a person or id of a group
   * @param template key of {@code notifications.properties}: {@code <template>.subject} and {@code <template>.body}
   * @param values what the texts mention, in their order; the folio is always {0}
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void put(String folio, String recipient, String template, Object... values) {
    Object[] arguments = new Object[values.length + 1];
    arguments[0] = folio;
    System.arraycopy(values, 0, arguments, 1, values.length);
    jdbc.update("insert into outbox (id, folio, recipient, template, subject, body, created_at, attempts)"
            + " values (?, ?, ?, ?, ?, ?, ?, 0)",
        java.util.UUID.randomUUID().toString(), folio, recipient, template,
        texts.getMessage(template + ".subject", arguments, SPANISH), texts.getMessage(template + ".body", arguments, SPANISH),
        Timestamp.from(clock.instant()));
  }
}
