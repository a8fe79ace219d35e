package mx.semaforo.process;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A unit of work that is done wholly or not at all, and once more when it lost a race: the other one may have been a
 * mere timer (a milestone firing while a person completes a task makes the person lose).
 */
@Component
public class OneTransaction {

  private final TransactionTemplate transaction;

  OneTransaction(TransactionTemplate transaction) {
    this.transaction = transaction;
  }

  /** @throws ConcurrentChange when it lost twice */
  public <T> T run(Supplier<T> work) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return work.get();
    }
    try {
      return transaction.execute(status -> work.get());
    } catch (RuntimeException e) {
      if (!LostRace.mayBeCauseOf(e)) {
        throw e;
      }
      return onceMore(work, LostRace.isCauseOf(e));
    }
  }

  private <T> T onceMore(Supplier<T> work, boolean raced) {
    try {
      return transaction.execute(status -> work.get());
    } catch (RuntimeException e) {
      throw LostRace.isCauseOf(e) || raced && LostRace.mayBeCauseOf(e) ? new ConcurrentChange(e) : e;
    }
  }
}
