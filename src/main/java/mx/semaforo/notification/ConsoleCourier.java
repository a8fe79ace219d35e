package mx.semaforo.notification;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Shows in the console what would be sent, for trying the desk without a mail server. */
@Component
@Profile("demo")
class ConsoleCourier implements Courier {

  private static final Logger LOG = LoggerFactory.getLogger(ConsoleCourier.class);

  @Override
  public void deliver(Message message) {
    LOG.info("✉ Para {}: {}\n{}", message.recipient(), message.subject(), message.body().indent(4));
  }
}
