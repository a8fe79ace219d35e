package mx.semaforo.process.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.semaforo.process.IncidentProcess;
import mx.semaforo.process.TicketProcess.Sign;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * Who may see and work a task, from the task itself: its group reads it, anyone of the group takes it while nobody
 * has, its assignee works it, supervisors (by their grants on the definitions) all. No row per task is needed: grants
 * on definitions would leak other groups' tasks, and the engine's own rows make its lists quadratic.
 */
final class DeskRights {

  private static final String NOTHING = "-";

  private DeskRights() {}

  /** Single tasks, by id. */
  static class Checker extends AuthorizationCommandChecker {

    @Override
    public void checkReadTask(TaskEntity task) {
      if (!isMine(task) && !isOffered(task)) {
        refuseConfidential(task);
        super.checkReadTask(task);
      }
    }

    @Override
    public void checkReadTaskVariable(TaskEntity task) {
      if (!isMine(task) && !isOffered(task)) {
        refuseConfidential(task);
        super.checkReadTaskVariable(task);
      }
    }

    @Override
    public void checkTaskWork(TaskEntity task) {
      if (!isMine(task) && !(task.getAssignee() == null && isOffered(task))) {
        refuseConfidential(task);
        super.checkTaskWork(task);
      }
    }

    /** To give it back or hand it over. */
    @Override
    public void checkTaskAssign(TaskEntity task) {
      if (!isMine(task)) {
        refuseConfidential(task);
        super.checkTaskAssign(task);
      }
    }

    /** Not even supervisors and administrators. */
    private static void refuseConfidential(TaskEntity task) {
      if (me() != null && task.getExecution() != null && Boolean.TRUE.equals(task.getExecution().getVariable(Sign.CONFIDENTIAL))) {
        throw new AuthorizationException("Esta solicitud es confidencial: solo la ve quien la atiende, quien la pidió y quien la aprueba.");
      }
    }

    private static boolean isMine(TaskEntity task) {
      Authentication me = me();
      return me != null && me.getUserId() != null && me.getUserId().equals(task.getAssignee());
    }

    private static boolean isOffered(TaskEntity task) {
      Authentication me = me();
      return me != null && me.getGroupIds() != null && task.getCandidates().stream().anyMatch(link ->
          IdentityLinkType.CANDIDATE.equals(link.getType()) && me.getGroupIds().contains(link.getGroupId()));
    }

    private static Authentication me() {
      return Context.getCommandContext().getAuthentication();
    }
  }

  /** Lists, counts and filters. */
  static class Narrowed extends AuthorizationManager {

    @Override
    public void configureTaskQuery(TaskQueryImpl query) {
      if (!isAuthCheckExecuted()) {
        super.configureTaskQuery(query);
        return;
      }
      Authentication me = getCurrentAuthentication();
      List<String> groups = me.getGroupIds();
      TaskQuery mine = query.or().taskAssignee(me.getUserId());
      if (isAuthorized(ProcessDefinitionPermissions.READ_TASK, Resources.PROCESS_DEFINITION, Authorization.ANY)) {
        mine.processDefinitionKeyIn(IncidentProcess.KEY).processVariableValueEquals(Sign.CONFIDENTIAL, false);
        ProcessEngineConfigurationImpl engine = Context.getProcessEngineConfiguration();
        ((TaskQueryImpl) mine).getVariables().forEach(each -> each.initialize(engine.getVariableSerializers(), engine.getDatabaseType()));
        super.configureTaskQuery(query);
      }
      if (groups != null && !groups.isEmpty()) {
        mine.taskCandidateGroupIn(groups).includeAssignedTasks();
      }
      mine.endOr();
    }

    /** Nobody is given rights on single instances, and the engine would look for them whenever one ends. */
    @Override
    public void deleteAuthorizationsByResourceId(Resource resource, String id) {
      if (resource != Resources.PROCESS_INSTANCE) {
        super.deleteAuthorizationsByResourceId(resource, id);
      }
    }

    /** A list of tasks asks for the road signs of the tasks it shows: those that can be seen have theirs read. */
    @Override
    protected void configureVariableInstanceQuery(VariableInstanceQueryImpl query) {
      String[] scopes = query.getVariableScopeIds();
      if (!isAuthCheckExecuted() || scopes == null) {
        super.configureVariableInstanceQuery(query);
        return;
      }
      TaskQueryImpl shown = new TaskQueryImpl();
      shown.processInstanceIdIn(scopes);
      Set<String> visible = getCommandContext().getTaskManager().findTasksByQueryCriteria(shown).stream()
          .flatMap(task -> Stream.of(task.getId(), task.getExecutionId(), task.getProcessInstanceId())).collect(Collectors.toSet());
      query.variableScopeIdIn(Arrays.stream(scopes).map(scope -> visible.contains(scope) ? scope : NOTHING).toArray(String[]::new));
      configureQuery(query);
      query.getAuthCheck().setAuthorizationCheckEnabled(false);
    }
  }

  static class Sessions implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return AuthorizationManager.class;
    }

    @Override
    public Session openSession() {
      return new Narrowed();
    }
  }

  /** The engine writes no rows of its own for tasks. */
  static class NoRows extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity[] newTask(Task task) {
      return null;
    }

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String before, String after) {
      return null;
    }

    @Override
    public AuthorizationEntity[] newTaskOwner(Task task, String before, String after) {
      return null;
    }

    @Override
    public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String user, String type) {
      return null;
    }

    @Override
    public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String group, String type) {
      return null;
    }
  }
}
