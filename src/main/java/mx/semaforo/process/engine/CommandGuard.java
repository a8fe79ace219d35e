package mx.semaforo.process.engine;

import static mx.semaforo.process.Field.OF_STEPS;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mx.semaforo.process.ActionNotAllowed;
import mx.semaforo.process.ConcurrentChange;
import mx.semaforo.process.LostRace;
import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.TicketNotFound;
import mx.semaforo.ticket.TicketRuleViolation;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stands before every command of the engine, whichever door sends it. Refuses what no person may send, tries a
 * person's step once more when it lost a race, and turns the desk's own refusals into words that Tasklist shows.
 */
class CommandGuard extends CommandInterceptor {

  /** Ways past the task's own decisions: a thrown error or escalation would end the token nowhere. */
  private static final Set<Class<?>> BYPASSES =
      Set.of(HandleTaskBpmnErrorCmd.class, HandleTaskEscalationCmd.class, ResolveTaskCmd.class);
  private static final Set<Class<?>> STEPS =
      Set.of(SubmitTaskFormCmd.class, SubmitStartFormCmd.class, CompleteTaskCmd.class, CorrelateMessageCmd.class);

  @Override
  public <T> T execute(Command<T> command) {
    refuseExpressions(command);
    boolean outermost = Context.getCommandContext() == null;
    if (outermost) {
      refuseBypasses(command);
    }
    try {
      return next.execute(command);
    } catch (RuntimeException e) {
      if (!outermost) {
        throw e;
      }
      if (LostRace.isCauseOf(e) && STEPS.contains(command.getClass()) && !TransactionSynchronizationManager.isActualTransactionActive()) {
        return onceMore(command);
      }
      throw readable(e);
    }
  }

  private <T> T onceMore(Command<T> command) {
    try {
      return next.execute(command);
    } catch (RuntimeException e) {
      throw readable(LostRace.isCauseOf(e) ? new ConcurrentChange(e) : e);
    }
  }

  /** The desk's own refusal, wherever the engine has wrapped it. */
  private static RuntimeException readable(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof TicketRuleViolation || cause instanceof InvalidField || cause instanceof TicketNotFound
          || cause instanceof ActionNotAllowed || cause instanceof ConcurrentChange) {
        return new BadUserRequestException(cause.getMessage(), cause);
      }
    }
    return e;
  }

  /** CVE-2026-109432: or-queries evaluate expressions that the engine's own validator does not look at. */
  private static void refuseExpressions(Command<?> command) {
    Object query = command instanceof AbstractExecuteFilterCmd ? read(AbstractExecuteFilterCmd.class, "extendingQuery", command) : command;
    if (query instanceof TaskQueryImpl tasks
        && tasks.getQueries().stream().anyMatch(each -> !each.getExpressions().isEmpty())) {
      throw new BadUserRequestException("Las consultas no admiten expresiones: usa valores fijos.");
    }
  }

  private static void refuseBypasses(Command<?> command) {
    if (BYPASSES.contains(command.getClass())) {
      throw new BadUserRequestException("Los tickets avanzan por las decisiones de su formulario: elige una y complétala.");
    }
    if (command instanceof CompleteTaskCmd && read(CompleteTaskCmd.class, "variables", command) instanceof Map<?, ?> variables) {
      names(variables)
          .filter(name -> !name.equals(Sign.DECISION) && mx.semaforo.process.Field.ofVariable(name).filter(OF_STEPS::contains).isEmpty())
          .findFirst().ifPresent(name -> {
            throw new BadUserRequestException("«%s» no es un campo de la mesa: quítalo.".formatted(name));
          });
      VariableMap passing = Variables.createVariables();
      names(variables).forEach(name -> passing.putValueTyped(name, Variables.untypedValue(variables.get(name), true)));
      write(CompleteTaskCmd.class, "variables", command, passing);
    }
  }

  private static Stream<String> names(Map<?, ?> variables) {
    return variables.keySet().stream().map(String.class::cast);
  }

  private static Object read(Class<?> owner, String name, Object command) {
    try {
      return field(owner, name).get(command);
    } catch (ReflectiveOperationException e) {
      throw unknown(owner, name, e);
    }
  }

  private static void write(Class<?> owner, String name, Object command, Object value) {
    try {
      field(owner, name).set(command, value);
    } catch (ReflectiveOperationException e) {
      throw unknown(owner, name, e);
    }
  }

  private static Field field(Class<?> owner, String name) throws NoSuchFieldException {
    Field field = owner.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  private static IllegalStateException unknown(Class<?> owner, String name, ReflectiveOperationException e) {
    return new IllegalStateException("Esta versión del motor no tiene %s.%s".formatted(owner.getSimpleName(), name), e);
  }
}
