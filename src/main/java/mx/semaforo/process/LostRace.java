package mx.semaforo.process;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import mx.semaforo.ticket.WrongTransition;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Tells whether a step failed only because another one changed the same ticket at the same instant. Engine and
 * persistence wrap each other's exceptions, so the reason may stand anywhere in the chain; a task that was there a
 * moment ago and is null now is one too.
 */
public final class LostRace {

  /** SQL states of this class: the database rolled back one of two that waited for each other. */
  private static final String ROLLED_BACK = "40";
  /** SQL state of a second row with the same key. */
  private static final String ALREADY_THERE = "23505";

  private LostRace() {}

  /**
   * Or may be, and so worth one more try: what the row refuses after somebody else moved the ticket, it would refuse a
   * wrong diagram as well; a row that the other one wrote first is there to be changed now; and the engine stumbles over
   * an execution that the other one removed between two of its reads.
   */
  public static boolean mayBeCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof WrongTransition || cause instanceof NullPointerException
          || cause instanceof SQLException sql && ALREADY_THERE.equals(sql.getSQLState())) {
        return true;
      }
    }
    return isCauseOf(failure);
  }

  public static boolean isCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConcurrentChange || cause instanceof NullValueException || cause instanceof OptimisticLockingException
          || cause instanceof ConcurrencyFailureException || cause instanceof SQLTransientException
          || cause instanceof SQLException sql && sql.getSQLState() != null && sql.getSQLState().startsWith(ROLLED_BACK)) {
        return true;
      }
    }
    return false;
  }
}
