package mx.semaforo.process.engine;

import static mx.semaforo.process.Field.OF_STEPS;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import mx.semaforo.process.ActionNotAllowed;
import mx.semaforo.process.ConcurrentChange;
import mx.semaforo.process.LostRace;
import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.TicketNotFound;
import mx.semaforo.ticket.TicketRuleViolation;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.AddGroupIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AddUserIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteGroupIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskDescriptionCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskDueDateCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskFollowUpDateCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskNameCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskOwnerCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskPriorityCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
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

  /**
   * Ways past the forms: a thrown error or escalation would end the token nowhere, a delegated task could not be
   * completed, a plain start could begin in the middle of the diagram.
   */
  private static final Set<Class<?>> BYPASSES = Set.of(HandleTaskBpmnErrorCmd.class, HandleTaskEscalationCmd.class,
      DelegateTaskCmd.class, ResolveTaskCmd.class, StartProcessInstanceCmd.class, StartProcessInstanceAtActivitiesCmd.class);
  /** What the diagram says of a task, its deadline and its group among it; the engine would let its assignee change it. */
  private static final Set<Class<?>> RETOUCHES = Set.of(SaveTaskCmd.class, DeleteTaskCmd.class, SetTaskNameCmd.class,
      SetTaskDescriptionCmd.class, SetTaskPriorityCmd.class, SetTaskDueDateCmd.class, SetTaskFollowUpDateCmd.class, SetTaskOwnerCmd.class,
      AddUserIdentityLinkCmd.class, AddGroupIdentityLinkCmd.class, DeleteUserIdentityLinkCmd.class, DeleteGroupIdentityLinkCmd.class);
  private static final Set<Class<?>> FORMS = Set.of(SubmitTaskFormCmd.class, SubmitStartFormCmd.class, CompleteTaskCmd.class);

  @Override
  public <T> T execute(Command<T> command) {
    refuseExpressions(command);
    boolean outermost = Context.getCommandContext() == null;
    try {
      if (outermost) {
        refuseBypasses(command);
      }
      return next.execute(command);
    } catch (RuntimeException e) {
      if (!outermost) {
        throw e;
      }
      if (LostRace.mayBeCauseOf(e) && isStep(command) && !TransactionSynchronizationManager.isActualTransactionActive()) {
        return onceMore(command, LostRace.isCauseOf(e));
      }
      throw readable(command, e);
    }
  }

  private <T> T onceMore(Command<T> command, boolean raced) {
    try {
      return next.execute(command);
    } catch (RuntimeException e) {
      throw readable(command, LostRace.isCauseOf(e) || raced && LostRace.mayBeCauseOf(e) ? new ConcurrentChange(e) : e);
    }
  }

  private static boolean isStep(Command<?> command) {
    return FORMS.contains(command.getClass()) || command instanceof CorrelateMessageCmd;
  }

  /** The desk's own refusal, wherever the engine has wrapped it. */
  private static RuntimeException readable(Command<?> command, RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof TicketRuleViolation || cause instanceof InvalidField || cause instanceof TicketNotFound
          || cause instanceof ActionNotAllowed || cause instanceof ConcurrentChange) {
        return refusal(command, cause.getMessage(), cause);
      }
    }
    return e;
  }

  /** What the engine's REST answers with 400: another kind for forms than for the rest. */
  private static RuntimeException refusal(Command<?> command, String message, Throwable cause) {
    return FORMS.contains(command.getClass()) ? new FormFieldValidationException(null, message, cause)
        : new BadUserRequestException(message, cause);
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
      throw new AuthorizationException("Los tickets se abren y avanzan con sus formularios: elige una decisión y complétala.");
    }
    if (RETOUCHES.contains(command.getClass()) && !Person.current().seesAll()) {
      throw new AuthorizationException("Lo que dice una tarea lo pone el proceso: solo la supervisión lo cambia.");
    }
    if (command instanceof CompleteTaskCmd && read(CompleteTaskCmd.class, "variables", command) instanceof Map<?, ?> variables) {
      write(CompleteTaskCmd.class, "variables", command, passing(variables));
    }
  }

  private static VariableMap passing(Map<?, ?> variables) {
    VariableMap sent = Variables.createVariables();
    variables.forEach((name, value) -> sent.put((String) name, value));
    VariableMap passing = Variables.createVariables();
    sent.keySet().forEach(name -> {
      if (!name.equals(Sign.DECISION) && mx.semaforo.process.Field.ofVariable(name).filter(OF_STEPS::contains).isEmpty()) {
        throw new InvalidField(name, "«%s» no es un campo de la mesa: quítalo.".formatted(name));
      }
      passing.putValueTyped(name, Variables.untypedValue(StepForm.plain(sent, name), true));
    });
    return passing;
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
