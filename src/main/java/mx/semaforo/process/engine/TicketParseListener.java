package mx.semaforo.process.engine;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mx.semaforo.process.TicketProcess.Property;
import mx.semaforo.ticket.TicketType;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Reads what each waiting element of a ticket process declares, attaches the desk's two listeners to it, and refuses a
 * new deployment that leaves something out, naming every element and reason at once. Versions deployed earlier are
 * parsed again after each restart and are never refused.
 */
class TicketParseListener extends AbstractBpmnParseListener {

  private static final Set<String> FORKING = Set.of("parallelGateway", "inclusiveGateway", "complexGateway");
  private static final Set<String> RESTING = Set.of("userTask", "eventBasedGateway", "receiveTask", "intermediateCatchEvent");

  private static final String OF_TICKETS = "mx.semaforo.ofTickets";
  private static final List<String> OWN = List.of(Property.TICKET_TYPE, Property.TICKET_PART, Property.DOOR_OF);

  private final Recorder recorder;
  private final DecisionGuard guard;

  TicketParseListener(Recorder recorder, DecisionGuard guard) {
    this.recorder = recorder;
    this.guard = guard;
  }

  @Override
  public void parseProcess(Element process, ProcessDefinitionEntity definition) {
    Map<String, String> properties = properties(process);
    definition.setProperty(OF_TICKETS, OWN.stream().anyMatch(properties::containsKey));
    List<String> problems = new ArrayList<>();
    if (properties.containsKey(Property.TICKET_TYPE)) {
      visit(process, definition, true, problems);
      definition.setStartFormHandler(properties.get(Property.TICKET_TYPE).equals(TicketType.SOLICITUD.name())
          ? StepForm.request(definition.getStartFormHandler()) : StepForm.report(definition.getStartFormHandler()));
    } else if (properties.containsKey(Property.TICKET_PART)) {
      visit(process, definition, false, problems);
      requireOneToken(process, problems);
    } else if (properties.containsKey(Property.DOOR_OF)) {
      definition.setStartFormHandler(StepForm.door(definition.getStartFormHandler()));
    }
    if (!problems.isEmpty() && isNew(definition)) {
      throw new BpmnParseException("El diagrama «%s» no se puede instalar:\n- %s"
          .formatted(definition.getKey(), String.join("\n- ", problems)), process);
    }
  }

  /** A ticket is in one state at a time, and what comes from outside the desk is its own process's to receive. */
  private static void requireOneToken(Element scope, List<String> problems) {
    for (Element element : scope.elements()) {
      String kind = element.getTagName();
      if (FORKING.contains(kind)) {
        problems.add("«%s» divide el camino: un ticket está en un solo estado, usa una compuerta exclusiva".formatted(element.attribute("id")));
      }
      if (element.element("multiInstanceLoopCharacteristics") != null) {
        problems.add("«%s» se repite en paralelo: un ticket está en un solo estado".formatted(element.attribute("id")));
      }
      requireOneToken(element, problems);
    }
  }

  /** It is the life of a ticket, a part of it, or its door. */
  static boolean isOfTickets(ProcessDefinitionEntity definition) {
    return Boolean.TRUE.equals(definition.getProperty(OF_TICKETS));
  }

  private void visit(Element scope, ProcessDefinitionEntity definition, boolean endsTicket, List<String> problems) {
    for (Element element : scope.elements()) {
      String kind = element.getTagName();
      if (RESTING.contains(kind) || endsTicket && kind.equals("endEvent")) {
        ActivityImpl activity = definition.findActivity(element.attribute("id"));
        if (activity != null && !isBehindEventGateway(activity)) {
          attach(element, activity, problems);
        }
      } else if (kind.equals("subProcess")) {
        visit(element, definition, endsTicket && scope.getTagName().equals("process") && isInterruptingEvent(element), problems);
      }
    }
  }

  private void attach(Element element, ActivityImpl activity, List<String> problems) {
    Map<String, String> properties = properties(element);
    boolean rests = !element.getTagName().equals("endEvent");
    if (!properties.containsKey(Property.DESK_STATE)) {
      problems.add("«%s» no dice su estado: falta la propiedad %s".formatted(activity.getId(), Property.DESK_STATE));
    }
    if (rests && !properties.containsKey(Property.CLOCKS)) {
      problems.add("«%s» no dice qué relojes corren: falta la propiedad %s (puede ir vacía)"
          .formatted(activity.getId(), Property.CLOCKS));
    }
    boolean isTask = element.getTagName().equals("userTask");
    if (isTask && !properties.containsKey(Property.DECISIONS)) {
      problems.add("«%s» no dice qué decisiones admite: falta la propiedad %s".formatted(activity.getId(), Property.DECISIONS));
    }
    if (!properties.containsKey(Property.DESK_STATE)) {
      return;
    }
    TaskDefinition task = isTask ? ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition() : null;
    WaitingElement waiting;
    try {
      waiting = WaitingElement.read(properties).withForm(task == null ? null : form(task));
      waiting.attachTo(activity);
    } catch (IllegalArgumentException e) {
      problems.add("«%s»: %s".formatted(activity.getId(), e.getMessage()));
      return;
    }
    activity.addListener(ExecutionListener.EVENTNAME_START, recorder);
    if (isTask) {
      task.addTaskListener(TaskListener.EVENTNAME_CREATE, recorder);
      task.addTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, recorder);
      task.addTaskListener(TaskListener.EVENTNAME_COMPLETE, guard);
      task.setTaskFormHandler(waiting.form() == null ? StepForm.task(task.getTaskFormHandler()) : StepForm.part(task.getTaskFormHandler()));
    }
  }

  private static String form(TaskDefinition task) {
    return task.getCamundaFormDefinitionKey() == null ? null : task.getCamundaFormDefinitionKey().getExpressionText();
  }

  private static boolean isBehindEventGateway(ActivityImpl activity) {
    return activity.getEventScope() instanceof ActivityImpl gateway && "eventBasedGateway".equals(gateway.getProperty("type"));
  }

  private static boolean isInterruptingEvent(Element subProcess) {
    return "true".equals(subProcess.attribute("triggeredByEvent"))
        && subProcess.elements("startEvent").stream().noneMatch(start -> "false".equals(start.attribute("isInterrupting")));
  }

  private static Map<String, String> properties(Element element) {
    Element extensions = element.element("extensionElements");
    Element properties = extensions == null ? null : extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
    return properties == null ? Map.of() : properties.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property").stream()
        .collect(toMap(each -> each.attribute("name"), each -> each.attribute("value", ""), (first, second) -> second));
  }

  private static boolean isNew(ProcessDefinitionEntity definition) {
    DeploymentEntity deployment = Context.getCommandContext().getDbEntityManager()
        .getCachedEntity(DeploymentEntity.class, definition.getDeploymentId());
    return deployment != null && deployment.isNew();
  }
}
