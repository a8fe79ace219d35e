package mx.semaforo.knowledge;

import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.search.engine.reporting.EntityIndexingFailureContext;
import org.hibernate.search.engine.reporting.FailureContext;
import org.hibernate.search.engine.reporting.FailureHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes to the index that failed after their ticket was already saved: told to the log, and remembered until a rebuild. */
@Component
class IndexFailures implements FailureHandler {

  private static final Logger LOG = LoggerFactory.getLogger(IndexFailures.class);

  private final AtomicReference<String> last = new AtomicReference<>();

  @Override
  public void handle(FailureContext failure) {
    tell(failure.failingOperation().toString(), failure.throwable());
  }

  @Override
  public void handle(EntityIndexingFailureContext failure) {
    tell(failure.failingEntityReferences().toString(), failure.throwable());
  }

  /** Null when nothing has failed since the last rebuild. */
  String last() {
    return last.get();
  }

  void forget() {
    last.set(null);
  }

  private void tell(String what, Throwable cause) {
    last.set(String.valueOf(cause));
    LOG.warn("El índice de casos resueltos no guardó {}. Los tickets no se afectan; al índice le falta este cambio hasta que se reconstruya: {}", what, last.get());
  }
}
