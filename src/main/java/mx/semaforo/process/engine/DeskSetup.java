package mx.semaforo.process.engine;

import static java.util.Map.entry;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.List;
import java.util.Map;
import mx.semaforo.catalog.Catalogue;
import mx.semaforo.catalog.Offering;
import mx.semaforo.process.IncidentProcess;
import mx.semaforo.process.RequestProcess;
import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.security.Person;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * The desk's groups, their rights and the task lists, made at each start where they are missing and before the first
 * request is served.
 */
@Component
class DeskSetup implements InitializingBean {

  private static final Map<String, String> GROUPS = Map.ofEntries(
      entry(Person.DESK, "Mesa de servicio"), entry("mesa-n1", "Mesa, nivel 1"), entry("mesa-n2", "Mesa, nivel 2"),
      entry("mesa-n3", "Mesa, nivel 3"), entry("rh", "Recursos Humanos"), entry("finanzas", "Finanzas"),
      entry("soporte", "Soporte en sitio"), entry(Person.SUPERVISORS, "Supervisión de la mesa"), entry("gerencia", "Gerencia"),
      entry("jefaturas", "Jefaturas"), entry("analistas", "Analistas de procesos"));

  /** Who works in the task list. */
  private static final List<String> TASKLIST = List.of(Person.DESK, Person.SUPERVISORS, Person.CHIEFS);

  private final IdentityService identities;
  private final AuthorizationService rights;
  private final FilterService filters;
  private final TaskService tasks;
  private final Catalogue catalogue;

  DeskSetup(Catalogue catalogue, IdentityService identities, AuthorizationService rights, FilterService filters, TaskService tasks) {
    this.catalogue = catalogue;
    this.identities = identities;
    this.rights = rights;
    this.filters = filters;
    this.tasks = tasks;
  }

  @Override
  public void afterPropertiesSet() {
    GROUPS.forEach(this::group);
    for (String group : TASKLIST) {
      grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
      grant(group, Resources.PROCESS_DEFINITION, IncidentProcess.KEY, Permissions.READ, Permissions.CREATE_INSTANCE);
      grant(group, Resources.PROCESS_DEFINITION, RequestProcess.KEY, Permissions.READ);
      grant(group, Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE);
    }
    catalogue.offerings().forEach(this::offer);
    grant(Person.SUPERVISORS, Resources.PROCESS_DEFINITION, Authorization.ANY,
        Permissions.READ_TASK, Permissions.TASK_WORK, Permissions.TASK_ASSIGN);
    grant(Person.SUPERVISORS, Resources.USER, Authorization.ANY, Permissions.READ);
    filters();
  }

  /** Whoever works in the task list and may ask for the service finds its form there. */
  private void offer(Offering offering) {
    List<String> asking = offering.isForEveryone() ? TASKLIST : offering.isForChiefs() ? List.of(Person.CHIEFS) : offering.audience();
    asking.forEach(group -> grant(group, Resources.PROCESS_DEFINITION, RequestProcess.door(offering.service()), Permissions.READ,
        Permissions.CREATE_INSTANCE));
    TASKLIST.forEach(group -> grant(group, Resources.PROCESS_DEFINITION, RequestProcess.fulfilment(offering.service()), Permissions.READ));
  }

  private void group(String id, String name) {
    if (identities.createGroupQuery().groupId(id).count() == 0) {
      Group group = identities.newGroup(id);
      group.setName(name);
      group.setType("SEMAFORO");
      identities.saveGroup(group);
    }
  }

  private void grant(String group, Resource resource, String id, Permission... permissions) {
    Authorization grant = rights.createAuthorizationQuery().authorizationType(AUTH_TYPE_GRANT).groupIdIn(group)
        .resourceType(resource).resourceId(id).singleResult();
    if (grant == null) {
      grant = rights.createNewAuthorization(AUTH_TYPE_GRANT);
      grant.setGroupId(group);
      grant.setResource(resource);
      grant.setResourceId(id);
      grant.setPermissions(permissions);
      rights.saveAuthorization(grant);
    }
  }

  /** Everyone sees in them only what {@link DeskRights} lets them see. */
  private void filters() {
    String[] ticking = {IncidentProcess.Task.ABIERTO, IncidentProcess.Task.EN_PROCESO, IncidentProcess.Task.PENDIENTE_PROVEEDOR};
    filter("Sin asignar (vence primero)", 10, "#475569", query().taskUnassigned().orderByDueDate().asc());
    filter("Mis tickets", 20, "#15803d",
        query().taskAssigneeExpression("${currentUser()}").orderByTaskPriority().desc().orderByDueDate().asc());
    filter("Pendientes", 30, "#b45309",
        query().taskDefinitionKeyIn(IncidentProcess.Task.PENDIENTE_USUARIO, IncidentProcess.Task.PENDIENTE_PROVEEDOR)
            .orderByFollowUpDate().asc());
    filter("En riesgo o vencidos", 40, "#b91c1c",
        query().taskDefinitionKeyIn(ticking).dueBeforeExpression("${dateTime().plusHours(2).toDate()}").orderByDueDate().asc());
    filter("Por validar", 50, "#0f766e",
        query().taskDefinitionKeyIn(IncidentProcess.Task.SOLUCIONADO, IncidentProcess.Task.REVISAR_CALIFICACION).orderByDueDate().asc());
    filter("Por aprobar", 60, "#6d28d9", query().taskDefinitionKey(RequestProcess.TASK_APROBACION).orderByDueDate().asc());
  }

  private TaskQuery query() {
    return tasks.createTaskQuery();
  }

  private void filter(String name, int order, String color, TaskQuery query) {
    Filter filter = filters.createTaskFilterQuery().filterName(name).singleResult();
    if (filter == null) {
      filter = filters.saveFilter(filters.newTaskFilter(name).setQuery(query).setProperties(Map.of(
          "priority", order, "color", color, "refresh", true, "showUndefinedVariable", false,
          "variables", List.of(column(Sign.FOLIO, "Folio"), column(Sign.SUBJECT, "Asunto"), column(Sign.REQUESTER, "Solicitante"),
              column(Sign.PRIORITY, "Prioridad")))));
    }
    for (String group : TASKLIST) {
      grant(group, Resources.FILTER, filter.getId(), Permissions.READ);
    }
  }

  private static Map<String, String> column(String variable, String label) {
    return Map.of("name", variable, "label", label);
  }
}
