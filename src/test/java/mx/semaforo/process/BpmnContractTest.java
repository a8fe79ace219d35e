package mx.semaforo.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.model.bpmn.impl.BpmnModelConstants.CAMUNDA_NS;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mx.semaforo.process.TicketProcess.Property;
import mx.semaforo.process.TicketProcess.Sign;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.LoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.Script;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaConnector;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOutputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.DiagramElement;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InformationRequirement;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Diagrams, tables, forms and classes name each other; here nobody names something that does not exist or is not used. */
class BpmnContractTest {

  private static final Map<String, String> PREFIXES = Map.ofEntries(
      Map.entry("userTask", "Task"), Map.entry("serviceTask", "Service"), Map.entry("businessRuleTask", "Rule"),
      Map.entry("callActivity", "Call"), Map.entry("exclusiveGateway", "Gateway"), Map.entry("inclusiveGateway", "Gateway"),
      Map.entry("eventBasedGateway", "Gateway"), Map.entry("startEvent", "Start"), Map.entry("endEvent", "End"),
      Map.entry("sequenceFlow", "Flow"), Map.entry("message", "Message"), Map.entry("error", "Error"),
      Map.entry("timerEventDefinition", "TimerDefinition"), Map.entry("messageEventDefinition", "MessageDefinition"),
      Map.entry("errorEventDefinition", "ErrorDefinition"));
  private static final String FULFILMENT = RequestProcess.fulfilment("");
  private static final String POLICIES = RequestProcess.policies("");
  private static final Map<String, String> OF_THE_SERVICE = Map.of(
      "${solicitud.politicas(execution)}", POLICIES, "${solicitud.cumplimiento(execution)}", FULFILMENT);
  private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
  private static final Pattern CALL = Pattern.compile("(?<![.\\w])(\\w+)\\.(\\w+)\\(([^()]*)\\)");
  private static final Pattern DECISION = Pattern.compile("\\$\\{decision == '(\\w+)'}");
  private static final Pattern CONTAINS = Pattern.compile("acciones\\.contains\\('(\\w+)'\\)");
  private static final Pattern FIRST_NAME = Pattern.compile("(?<![.\\w])[a-zA-Z]\\w*");
  private static final Set<String> OF_THE_ENGINE = Set.of("execution", "decisionResult");
  private static final Pattern ANSWER = Pattern.compile("\\$\\{(\\w+) == '(\\w+)'}");
  private static final Pattern OF_THE_REQUEST = Pattern.compile("solicitud\\.campo\\(execution, '(\\w+)'\\)");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");

  private static final Map<String, BpmnModelInstance> DIAGRAMS = diagramsAndDoors();
  private static final Map<String, DmnModelInstance> TABLES = read("dmn", file -> Dmn.readModelFromFile(file.toFile()));
  private static final Map<String, Path> FORMS = read("form", Function.identity());
  private static final Map<String, Class<?>> BEANS = beansInDiagrams();

  static Stream<Named<BpmnModelInstance>> diagrams() {
    return DIAGRAMS.entrySet().stream().map(diagram -> Named.of(diagram.getKey(), diagram.getValue()));
  }

  static Stream<Named<UserTask>> tasks() {
    return all(UserTask.class).filter(task -> !isPart(task)).map(task -> Named.of(task.getId(), task));
  }

  /** Of the services that are fulfilled in their own way. */
  static Stream<Named<UserTask>> steps() {
    return all(UserTask.class).filter(BpmnContractTest::isPart)
        .map(step -> Named.of(process(step).getId() + " " + step.getId(), step));
  }

  // Names

  @Test
  void theIncidentsWaitsAreInItsContractAndTheOtherWayRound() throws IllegalAccessException {
    BpmnModelInstance incident = DIAGRAMS.get(IncidentProcess.KEY);
    assertThat(constants(IncidentProcess.Task.class)).containsExactlyInAnyOrderElementsOf(
        incident.getModelElementsByType(UserTask.class).stream().map(UserTask::getId).toList());
    assertThat(incident.getModelElementsByType(EventBasedGateway.class)).extracting(EventBasedGateway::getId)
        .containsExactly(IncidentProcess.GATEWAY_CERRADO);
  }

  @Test
  void aRequestsWaitsAreThoseOfAnIncidentAndItsOwn() throws IllegalAccessException {
    BpmnModelInstance request = DIAGRAMS.get(RequestProcess.KEY);
    assertThat(ids(request, UserTask.class)).containsExactlyInAnyOrderElementsOf(Stream.concat(
        constants(IncidentProcess.Task.class).stream(), Stream.of(RequestProcess.TASK_APROBACION)).toList());
    assertThat(ids(request, EventBasedGateway.class))
        .containsExactlyInAnyOrder(IncidentProcess.GATEWAY_CERRADO, RequestProcess.GATEWAY_CORRECCION);
    assertThat(ids(request, CallActivity.class)).contains(RequestProcess.CALL_CUMPLIR);
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void anIdSaysItsKindAndAName(BpmnModelInstance diagram) {
    assertThat(identified(diagram)).isNotEmpty().allSatisfy(element ->
        assertThat(element.getId()).matches(prefix(element) + "_[A-Z][A-Za-z_]+"));
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void aFlowIsCalledAfterBothEnds(BpmnModelInstance diagram) {
    assertThat(diagram.getModelElementsByType(SequenceFlow.class)).isNotEmpty().allSatisfy(flow -> assertThat(flow.getId())
        .isEqualTo("Flow_%s_%s".formatted(nameInId(flow.getSource()), nameInId(flow.getTarget()))));
  }

  @Test
  void aProcessIsCalledLikeItsFileAndForgottenSomeDay() {
    DIAGRAMS.forEach((file, diagram) -> assertThat(diagram.getModelElementsByType(Process.class)).singleElement()
        .satisfies(process -> {
          assertThat(process.getId()).isEqualTo(file);
          assertThat(process.getName()).isNotBlank();
          assertThat(process.isExecutable()).isTrue();
          assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
        }));
  }

  @Test
  void aDecisionHasANameAndIsForgottenSomeDay() {
    assertThat(decisions()).isNotEmpty().allSatisfy(decision -> {
      assertThat(decision.getName()).isNotBlank();
      assertThat(decision.getCamundaHistoryTimeToLiveString()).isNotBlank();
    });
  }

  @Test
  void aServicesTableIsCalledLikeItsFile() {
    TABLES.forEach((file, table) -> {
      if (file.startsWith(POLICIES)) {
        assertThat(table.getModelElementsByType(Decision.class)).extracting(Decision::getId).contains(file);
      }
    });
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void whatPeopleReadHasAName(BpmnModelInstance diagram) {
    assertThat(diagram.getModelElementsByType(FlowNode.class))
        .filteredOn(node -> node instanceof Activity || node instanceof Event || node instanceof EventBasedGateway)
        .isNotEmpty().allSatisfy(node -> assertThat(node.getName()).as(node.getId()).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void aForkAsksAQuestionAndItsFlowsAnswer(BpmnModelInstance diagram) {
    assertThat(diagram.getModelElementsByType(Gateway.class))
        .filteredOn(gateway -> gateway instanceof ExclusiveGateway || gateway instanceof InclusiveGateway)
        .filteredOn(gateway -> gateway.getOutgoing().size() > 1)
        .allSatisfy(gateway -> {
          assertThat(gateway.getName()).as(gateway.getId()).startsWith("¿").endsWith("?");
          assertThat(gateway.getOutgoing()).allSatisfy(flow -> assertThat(flow.getName()).as(flow.getId()).isNotBlank());
          assertThat(gateway.getOutgoing()).extracting(FlowElement::getName).doesNotHaveDuplicates();
          assertThat(gateway.getOutgoing()).allSatisfy(flow -> assertThat(flow.getConditionExpression() == null)
              .as("%s has no condition because it is the default", flow.getId()).isEqualTo(flow.equals(byDefault(gateway))));
        });
  }

  // Drawing

  @ParameterizedTest
  @MethodSource("diagrams")
  void everyNodeAndEveryFlowIsDrawnOnce(BpmnModelInstance diagram) {
    assertThat(diagram.getModelElementsByType(BpmnShape.class)).extracting(shape -> shape.getBpmnElement().getId())
        .containsExactlyInAnyOrderElementsOf(ids(diagram, FlowNode.class));
    assertThat(diagram.getModelElementsByType(BpmnEdge.class)).extracting(edge -> edge.getBpmnElement().getId())
        .containsExactlyInAnyOrderElementsOf(ids(diagram, SequenceFlow.class));
    assertThat(Stream.of(BpmnShape.class, BpmnEdge.class).flatMap(kind -> diagram.getModelElementsByType(kind).stream()))
        .extracting(DiagramElement::getId).doesNotContainNull().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void aNameBesideAShapeHasItsPlace(BpmnModelInstance diagram) {
    assertThat(diagram.getModelElementsByType(BpmnShape.class))
        .filteredOn(shape -> shape.getBpmnElement() instanceof Event || shape.getBpmnElement() instanceof Gateway)
        .filteredOn(shape -> ((FlowNode) shape.getBpmnElement()).getName() != null)
        .isNotEmpty().allSatisfy(shape -> assertThat(isPlaced(shape.getBpmnLabel())).as(shape.getId()).isTrue());
    assertThat(diagram.getModelElementsByType(BpmnEdge.class))
        .filteredOn(edge -> ((SequenceFlow) edge.getBpmnElement()).getName() != null)
        .allSatisfy(edge -> assertThat(isPlaced(edge.getBpmnLabel())).as(edge.getId()).isTrue());
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void aFlowIsDrawnFromItsSourceToItsTarget(BpmnModelInstance diagram) {
    Map<BaseElement, Bounds> bounds = diagram.getModelElementsByType(BpmnShape.class).stream()
        .collect(toMap(BpmnShape::getBpmnElement, BpmnShape::getBounds));
    assertThat(diagram.getModelElementsByType(BpmnEdge.class)).isNotEmpty().allSatisfy(edge -> {
      SequenceFlow flow = (SequenceFlow) edge.getBpmnElement();
      List<Waypoint> points = List.copyOf(edge.getWaypoints());
      assertThat(points).as(flow.getId()).hasSizeGreaterThan(1);
      assertThat(touches(bounds.get(flow.getSource()), points.get(0))).as("%s leaves its source", flow.getId()).isTrue();
      assertThat(touches(bounds.get(flow.getTarget()), points.get(points.size() - 1)))
          .as("%s reaches its target", flow.getId()).isTrue();
    });
  }

  // Classes

  @Test
  void everyDelegateHasItsBoxAndEveryServiceTaskItsDelegate() {
    assertThat(all(ServiceTask.class)).isNotEmpty().allSatisfy(task ->
        assertThat(task.getCamundaDelegateExpression()).as(task.getId()).matches("\\$\\{\\w+}"));
    assertThat(delegatesInBoxes()).isEqualTo(BEANS.entrySet().stream()
        .filter(bean -> JavaDelegate.class.isAssignableFrom(bean.getValue())).map(Map.Entry::getKey).collect(toSet()));
  }

  @Test
  void everyCallInAnExpressionHasItsMethod() {
    List<MatchResult> calls = expressions().flatMap(expression -> CALL.matcher(expression).results()).toList();
    assertThat(calls).isNotEmpty().allSatisfy(call -> {
      Class<?> callee = call.group(1).equals("execution") ? DelegateExecution.class : BEANS.get(call.group(1));
      assertThat(callee).as(call.group()).isNotNull();
      int arguments = call.group(3).isBlank() ? 0 : call.group(3).split(",").length;
      assertThat(callee.getMethods()).as(call.group())
          .anyMatch(method -> method.getName().equals(call.group(2)) && method.getParameterCount() == arguments);
    });
  }

  @Test
  void everyBeanIsNamedInSomeExpression() {
    Set<String> delegates = delegatesInBoxes();
    Set<String> called = expressions().flatMap(expression -> CALL.matcher(expression).results())
        .map(call -> call.group(1)).collect(toSet());
    assertThat(BEANS.keySet()).isNotEmpty().allMatch(bean -> delegates.contains(bean) || called.contains(bean));
  }

  @Test
  void everyNameInAnExpressionIsABeanARoadSignAFieldOrAnAnswer() throws IllegalAccessException {
    Set<String> known = new HashSet<>(OF_THE_ENGINE);
    known.addAll(BEANS.keySet());
    known.addAll(constants(Sign.class));
    known.addAll(Arrays.stream(Field.values()).map(Field::variable).toList());
    all(CamundaInputParameter.class).forEach(parameter -> known.add(parameter.getCamundaName()));
    all(CamundaOutputParameter.class).forEach(parameter -> known.add(parameter.getCamundaName()));
    known.addAll(List.of("hito", "quedan", PolicyFacts.REQUESTER));
    DIAGRAMS.forEach((name, diagram) -> assertThat(expressions(diagram)
        .map(expression -> expression.replaceAll("'[^']*'|&\\w+;", ""))
        .flatMap(expression -> FIRST_NAME.matcher(expression).results()).map(MatchResult::group)).as(name)
        .isNotEmpty().allMatch(word -> known.contains(word) || steps(diagram).anyMatch(step -> fields(step).containsKey(word))));
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void whatADiagramAsksOfARequestIsInAFormOfItsService(BpmnModelInstance diagram) {
    String process = diagram.getModelElementsByType(Process.class).iterator().next().getId();
    Set<String> keys = FORMS.values().stream()
        .filter(form -> BundleFiles.service(form).filter(service -> process.equals(FULFILMENT + service)).isPresent())
        .flatMap(form -> FormsTest.keys(form).stream()).collect(toSet());
    assertThat(expressions(diagram).flatMap(expression -> OF_THE_REQUEST.matcher(expression).results())
        .map(field -> field.group(1))).isSubsetOf(keys);
  }

  // Tables, forms, messages and groups

  @Test
  void everyRuleTaskAsksATableOfItsOwnDeployment() {
    assertThat(all(BusinessRuleTask.class)).isNotEmpty().allSatisfy(task -> {
      assertThat(task.getCamundaDecisionRefBinding()).as(task.getId()).isEqualTo("deployment");
      assertThat(decisions().map(Decision::getId)).as(task.getId())
          .anyMatch(decision -> isNamedBy(decision, task.getCamundaDecisionRef()));
    });
    List<String> asked = Stream.of(all(BusinessRuleTask.class).map(BusinessRuleTask::getCamundaDecisionRef), askedByTables(),
        Stream.of(Guidance.ADVICE)).flatMap(Function.identity()).toList();
    assertThat(decisions().map(Decision::getId))
        .allMatch(decision -> asked.stream().anyMatch(reference -> isNamedBy(decision, reference)));
  }

  @Test
  void everyCallStartsAProcessOfItsOwnDeployment() {
    assertThat(all(CallActivity.class)).isNotEmpty().allSatisfy(call -> {
      assertThat(call.getCamundaCalledElementBinding()).as(call.getId()).isEqualTo("deployment");
      assertThat(DIAGRAMS.keySet()).as(call.getId()).anyMatch(process -> isNamedBy(process, call.getCalledElement()));
    });
  }

  @Test
  void everyFormIsOfferedFromItsOwnDeploymentAndNoneIsLeftOver() {
    List<FlowNode> offering = all(FlowNode.class).filter(node -> node instanceof UserTask || form(node) != null).toList();
    assertThat(offering).allSatisfy(element ->
        assertThat(element.getAttributeValueNs(CAMUNDA_NS, "formRefBinding")).as(element.getId()).isEqualTo("deployment"));
    assertThat(offering.stream().map(BpmnContractTest::form).collect(toSet())).isEqualTo(FORMS.keySet());
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void aTaskDeclaresTheDecisionsThatItsFormOffersAndItsGatewayAnswers(UserTask task) {
    List<String> declared = decisions(task);
    assertThat(declared).isNotEmpty().doesNotHaveDuplicates().allMatch(word -> Action.of(word).isPresent());
    assertThat(options(component(task, Sign.DECISION))).containsExactlyInAnyOrderElementsOf(declared);
    FlowNode next = task.getOutgoing().iterator().next().getTarget();
    if (next instanceof ExclusiveGateway) {
      assertThat(next.getOutgoing().stream().map(BpmnContractTest::condition)).containsExactlyInAnyOrderElementsOf(declared);
    } else {
      assertThat(declared).hasSize(1);
    }
  }

  @Test
  void everyDecisionWordIsKnown() throws IllegalAccessException {
    List<String> words = expressions().flatMap(expression -> DECISION.matcher(expression).results())
        .map(condition -> condition.group(1)).toList();
    Collection<String> ofTheDiagram = constants(IncidentProcess.Decision.class);
    assertThat(words).isNotEmpty().allMatch(word -> Action.of(word).isPresent() || ofTheDiagram.contains(word));
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void aTasksFormAsksForExactlyTheFieldsOfItsDecisions(UserTask task) {
    List<Action> actions = decisions(task).stream().map(Action::valueOf).toList();
    Set<String> expected = actions.stream().flatMap(Action::fields).map(Field::variable).collect(toSet());
    expected.add(Sign.DECISION);
    assertThat(fields(task).keySet()).isEqualTo(expected);
    fields(task).forEach((key, component) -> Field.ofVariable(key).ifPresent(field -> {
      List<Action> owners = actions.stream().filter(action -> action.has(field)).toList();
      assertThat(component.at("/validate/required").asBoolean()).as("%s in %s is required", key, task.getId())
          .isEqualTo(owners.stream().anyMatch(action -> action.required().contains(field)));
      assertThat(shownFor(component, actions)).as("%s in %s is shown", key, task.getId()).isEqualTo(owners);
    }));
  }

  @Test
  void theReportsFormAsksForExactlyTheFieldsOfAReport() {
    StartEvent report = DIAGRAMS.get(IncidentProcess.KEY).getModelElementsByType(StartEvent.class).stream()
        .filter(start -> form(start) != null).reduce((one, other) -> {
          throw new AssertionError(one.getId() + " and " + other.getId() + " both have a form");
        }).orElseThrow();
    assertThat(fields(report).keySet()).isEqualTo(
        Field.OF_REPORT.stream().map(Field::variable).collect(toSet()));
    fields(report).forEach((key, component) -> assertThat(component.at("/validate/required").asBoolean()).as(key)
        .isEqualTo(!key.equals(Sign.REQUESTER)));
  }

  @Test
  void aChoiceOffersTheWordsOfItsField() {
    for (Path form : FormsTest.forms()) {
      assertThat(FormsTest.components(form))
          .filteredOn(component -> Field.ofVariable(component.path("key").asText())
              .filter(field -> field.options().findAny().isPresent()).isPresent())
          .allSatisfy(choice -> assertThat(options(choice)).as("%s in %s", choice.path("key"), form)
              .containsExactlyInAnyOrderElementsOf(
                  Field.ofVariable(choice.path("key").asText()).orElseThrow().options().toList()));
    }
  }

  @Test
  void everyMessageCarriesAnActionAndEveryActionFromOutsideHasItsMessage() {
    assertThat(all(Message.class).filter(message -> !isPart(message)).map(Message::getName).collect(toSet())).isEqualTo(
        Arrays.stream(Action.values()).flatMap(action -> action.message().stream()).collect(toSet()));
    assertThat(DIAGRAMS.values()).allSatisfy(diagram ->
        assertThat(diagram.getModelElementsByType(Message.class)).extracting(Message::getName).doesNotHaveDuplicates());
    assertThat(all(MessageEventDefinition.class).map(MessageEventDefinition::getMessage).collect(toSet()))
        .isEqualTo(all(Message.class).collect(toSet()));
  }

  @Test
  void everyGroupThatADiagramOrATableNamesExists() throws ReflectiveOperationException {
    Set<String> named = new HashSet<>();
    Stream.of(questions(Sign.GROUP), answers(Sign.GROUP), answers("siguienteGrupo")).forEach(groups -> groups.forEach(named::add));
    all(UserTask.class).map(UserTask::getCamundaCandidateGroups).filter(groups -> groups != null && !groups.startsWith("$"))
        .forEach(groups -> named.addAll(List.of(groups.split(","))));
    assertThat(named).hasSizeGreaterThan(1).isSubsetOf(groupsOfTheDesk());
  }

  @Test
  void everyActionOfTheEscalationTableHasItsFlow() {
    Set<String> drawn = expressions().flatMap(expression -> CONTAINS.matcher(expression).results())
        .map(action -> action.group(1)).collect(toSet());
    assertThat(drawn).isNotEmpty().isEqualTo(
        answers("acciones").flatMap(words -> Stream.of(words.split(" "))).collect(toSet()));
  }

  // The services' own fulfilment

  @Test
  void aPartLeavesTheTicketsMessagesAndMilestonesToItsCaller() {
    assertThat(parts()).isNotEmpty().allSatisfy(part -> {
      assertThat(part.getModelElementsByType(Message.class)).extracting(Message::getName).isSubsetOf("servicio.personaRespondio");
      assertThat(expressions(part)).noneMatch(expression -> expression.contains("slaTimer.next"));
    });
  }

  @Test
  void aPartHasOneToken() {
    assertThat(parts()).isNotEmpty().allSatisfy(part -> {
      assertThat(part.getModelElementsByType(Gateway.class)).allMatch(ExclusiveGateway.class::isInstance);
      assertThat(part.getModelElementsByType(LoopCharacteristics.class)).isEmpty();
      assertThat(part.getModelElementsByType(Process.class)).noneMatch(Process::isCamundaStartableInTasklist);
    });
  }

  @ParameterizedTest
  @MethodSource("steps")
  void aStepAsksWithAFormOfItsServiceAndGoesOn(UserTask step) {
    assertThat(decisions(step)).containsExactly(Action.AVANZAR.name());
    assertThat(BundleFiles.service(FORMS.get(form(step))).map(FULFILMENT::concat)).contains(process(step).getId());
    assertThat(fields(step)).isNotEmpty().doesNotContainKey(Sign.DECISION);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void aStepIsOfferedToWhoeverItWaitsFor(UserTask step) {
    boolean ofTheRequester = properties(step).getOrDefault(Property.HOLDER, "").equals(Sign.REQUESTER);
    assertThat(step.getCamundaAssignee()).isEqualTo(ofTheRequester ? "${solicitante}" : "${agente}");
    assertThat(step.getCamundaCandidateGroups()).isEqualTo(ofTheRequester ? null : "${grupo}");
  }

  @ParameterizedTest
  @MethodSource("steps")
  void theGatewayBehindAStepAnswersWhatItsFormOffers(UserTask step) {
    Map<String, Set<String>> answered = step.getOutgoing().stream().map(SequenceFlow::getTarget)
        .filter(ExclusiveGateway.class::isInstance).flatMap(gateway -> gateway.getOutgoing().stream())
        .flatMap(flow -> ANSWER.matcher(flow.getConditionExpression().getTextContent()).results())
        .collect(groupingBy(answer -> answer.group(1), mapping(answer -> answer.group(2), toSet())));
    answered.forEach((field, words) -> {
      assertThat(fields(step)).containsKey(field);
      assertThat(words).as("%s after %s", field, step.getId()).containsExactlyInAnyOrderElementsOf(options(component(step, field)));
    });
  }

  @Test
  void whateverIsRecordedWasAskedForInTheStepBefore() {
    Map<String, String> needs = Map.of("${recordSolutionDelegate}", Field.SOLUTION.variable(),
        "${refuseRequestDelegate}", Field.REASON.variable());
    List<ServiceTask> records = parts().stream().flatMap(part -> part.getModelElementsByType(ServiceTask.class).stream())
        .filter(box -> needs.containsKey(box.getCamundaDelegateExpression())).toList();
    assertThat(records).isNotEmpty().allSatisfy(box -> assertThat(stepsBefore(box)).isNotEmpty()
        .allSatisfy(step -> assertThat(fields(step)).as("%s before %s", step.getId(), box.getId())
            .containsKey(needs.get(box.getCamundaDelegateExpression()))));
  }

  /** A ticket does not leave its fulfilment without a solution or a reason. */
  @Test
  void aPartEndsSolvedOrRefused() {
    Set<FlowNode> beside = besideTheTicket();
    List<EndEvent> ends = parts().stream().flatMap(part -> part.getModelElementsByType(EndEvent.class).stream())
        .filter(end -> !beside.contains(end)).toList();
    assertThat(ends).isNotEmpty().allSatisfy(end -> {
      List<String> errors = end.getEventDefinitions().stream()
          .map(each -> ((ErrorEventDefinition) each).getError().getErrorCode()).toList();
      assertThat(errors).as(end.getId()).isSubsetOf("NO_PROCEDE");
      assertThat(end.getPreviousNodes().list()).as(end.getId()).isNotEmpty().allSatisfy(box ->
          assertThat(((ServiceTask) box).getCamundaDelegateExpression())
              .isEqualTo(errors.isEmpty() ? "${recordSolutionDelegate}" : "${refuseRequestDelegate}"));
    });
  }

  // What a diagram may not do

  @ParameterizedTest
  @MethodSource("diagrams")
  void noCodeHidesInADiagram(BpmnModelInstance diagram) {
    assertThat(Stream.of(ScriptTask.class, Script.class, CamundaScript.class, CamundaConnector.class,
            CamundaExecutionListener.class, CamundaTaskListener.class)
        .flatMap(kind -> diagram.getModelElementsByType(kind).stream())).isEmpty();
    assertThat(elements(diagram)).isNotEmpty().allSatisfy(element -> {
      assertThat(element.getAttributeValueNs(CAMUNDA_NS, "class")).isNull();
      assertThat(element.getAttributeValueNs(CAMUNDA_NS, "type")).isNull();
    });
  }

  /** A step is one transaction: a failure inside it must reach whoever took it. */
  @ParameterizedTest
  @MethodSource("diagrams")
  void noStepIsCutInTwo(BpmnModelInstance diagram) {
    assertThat(diagram.getModelElementsByType(FlowNode.class)).isNotEmpty().allSatisfy(node ->
        Stream.of("async", "asyncBefore", "asyncAfter").forEach(cut ->
            assertThat(node.getAttributeValueNs(CAMUNDA_NS, cut)).as("%s of %s", cut, node.getId()).isNull()));
  }

  /** A second token that waits would be a second ticket. */
  @Test
  void noTokenWaitsBesideTheTickets() {
    Set<FlowNode> beside = besideTheTicket();
    assertThat(beside).extracting(FlowNode::getId).contains("Call_EscalarAbierto", "Service_RecordarUsuario",
        "Rule_ClasificarExterna", "Service_RegistrarHito");
    assertThat(beside).noneMatch(node -> node instanceof UserTask || node instanceof ReceiveTask
        || node instanceof EventBasedGateway || node instanceof IntermediateCatchEvent);
    assertThat(all(BoundaryEvent.class)).noneMatch(event -> beside.contains(event.getAttachedTo()));
  }

  private static Set<FlowNode> besideTheTicket() {
    Deque<FlowNode> next = new ArrayDeque<>();
    all(BoundaryEvent.class).filter(event -> !event.cancelActivity())
        .forEach(event -> event.getOutgoing().forEach(flow -> next.add(flow.getTarget())));
    all(StartEvent.class).filter(start -> !start.isInterrupting()).forEach(next::add);
    Set<FlowNode> reached = new LinkedHashSet<>();
    while (!next.isEmpty()) {
      FlowNode node = next.remove();
      if (reached.add(node)) {
        node.getSucceedingNodes().list().forEach(next::add);
        if (node instanceof CallActivity call) {
          next.addAll(DIAGRAMS.get(call.getCalledElement()).getModelElementsByType(FlowNode.class));
        }
        if (node instanceof SubProcess inner) {
          next.addAll(inner.getChildElementsByType(FlowNode.class));
        }
      }
    }
    return reached;
  }

  private static List<BpmnModelInstance> parts() {
    return DIAGRAMS.values().stream().filter(diagram -> diagram.getModelElementsByType(Process.class).stream()
        .anyMatch(process -> properties(process).containsKey(Property.TICKET_PART))).toList();
  }

  private static boolean isPart(ModelElementInstance element) {
    return parts().contains((BpmnModelInstance) element.getModelInstance());
  }

  private static Process process(FlowElement element) {
    return element.getModelInstance().getModelElementsByType(Process.class).iterator().next();
  }

  private static Stream<UserTask> steps(BpmnModelInstance diagram) {
    return diagram.getModelElementsByType(UserTask.class).stream().filter(BpmnContractTest::isPart);
  }

  private static List<UserTask> stepsBefore(FlowNode node) {
    return node.getPreviousNodes().list().stream().flatMap(before -> before instanceof UserTask step ? Stream.of(step)
        : stepsBefore(before).stream()).toList();
  }

  /** By its own name, or by an expression that answers the one of the ticket's service. */
  private static boolean isNamedBy(String id, String reference) {
    return id.equals(reference) || OF_THE_SERVICE.containsKey(reference) && id.startsWith(OF_THE_SERVICE.get(reference));
  }

  private static String prefix(BaseElement element) {
    String kind = element.getElementType().getTypeName();
    if (element instanceof SubProcess part) {
      return part.triggeredByEvent() ? "EventSubProcess" : "SubProcess";
    }
    if (element instanceof BoundaryEvent || element instanceof IntermediateCatchEvent) {
      boolean timer = ((CatchEvent) element).getEventDefinitions().stream().allMatch(TimerEventDefinition.class::isInstance);
      return timer ? "Timer" : element instanceof BoundaryEvent ? "Boundary" : "Catch";
    }
    return PREFIXES.getOrDefault(kind, "a known kind instead of " + kind);
  }

  private static String nameInId(FlowNode node) {
    return node.getId().substring(node.getId().indexOf('_') + 1);
  }

  private static SequenceFlow byDefault(Gateway gateway) {
    return gateway instanceof ExclusiveGateway exclusive ? exclusive.getDefault() : ((InclusiveGateway) gateway).getDefault();
  }

  private static boolean isPlaced(BpmnLabel label) {
    return label != null && label.getBounds() != null;
  }

  private static boolean touches(Bounds shape, Waypoint point) {
    return point.getX() >= shape.getX() - 1 && point.getX() <= shape.getX() + shape.getWidth() + 1
        && point.getY() >= shape.getY() - 1 && point.getY() <= shape.getY() + shape.getHeight() + 1;
  }

  private static Stream<BaseElement> identified(BpmnModelInstance diagram) {
    return diagram.getModelElementsByType(BaseElement.class).stream()
        .filter(element -> !(element instanceof Process))
        .filter(element -> element instanceof FlowElement || element.getId() != null);
  }

  private static Stream<ModelElementInstance> elements(BpmnModelInstance diagram) {
    return diagram.getModel().getTypes().stream().flatMap(type -> diagram.getModelElementsByType(type).stream()).distinct();
  }

  private static List<String> ids(BpmnModelInstance diagram, Class<? extends BaseElement> kind) {
    return diagram.getModelElementsByType(kind).stream().map(BaseElement::getId).toList();
  }

  private static <T extends ModelElementInstance> Stream<T> all(Class<T> kind) {
    return DIAGRAMS.values().stream().flatMap(diagram -> diagram.getModelElementsByType(kind).stream());
  }

  private static Stream<Decision> decisions() {
    return TABLES.values().stream().flatMap(table -> table.getModelElementsByType(Decision.class).stream());
  }

  private static Stream<String> expressions() {
    return DIAGRAMS.values().stream().flatMap(BpmnContractTest::expressions);
  }

  private static Stream<String> expressions(BpmnModelInstance diagram) {
    return EXPRESSION.matcher(Bpmn.convertToString(diagram)).results().map(MatchResult::group);
  }

  private static Set<String> delegatesInBoxes() {
    return all(ServiceTask.class).map(ServiceTask::getCamundaDelegateExpression)
        .map(expression -> expression.substring(2, expression.length() - 1)).collect(toSet());
  }

  private static List<String> decisions(UserTask task) {
    return List.of(properties(task).get(Property.DECISIONS).split(" "));
  }

  private static Map<String, String> properties(BaseElement element) {
    return element.getExtensionElements() == null ? Map.of()
        : element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
            .flatMap(properties -> properties.getCamundaProperties().stream())
            .collect(toMap(CamundaProperty::getCamundaName, property -> Objects.toString(property.getCamundaValue(), "")));
  }

  private static String condition(SequenceFlow flow) {
    return DECISION.matcher(flow.getConditionExpression().getTextContent().strip()).results()
        .map(word -> word.group(1)).findFirst().orElseThrow();
  }

  private static String form(FlowNode element) {
    return element.getAttributeValueNs(CAMUNDA_NS, "formRef");
  }

  private static Map<String, JsonNode> fields(FlowNode element) {
    return FormsTest.components(FORMS.get(form(element))).stream()
        .filter(component -> !FormsTest.key(component).isEmpty())
        .collect(toMap(FormsTest::key, Function.identity()));
  }

  private static JsonNode component(UserTask task, String key) {
    return fields(task).get(key);
  }

  private static List<String> options(JsonNode choice) {
    return FormsTest.list(choice.path("values")).stream().map(option -> option.path("value").asText()).toList();
  }

  private static List<Action> shownFor(JsonNode component, List<Action> actions) {
    String hide = component.at("/conditional/hide").asText();
    if (hide.isEmpty()) {
      return actions;
    }
    assertThat(hide).matches("=decision != \"\\w+\"( and decision != \"\\w+\")*");
    Set<String> words = words(hide).collect(toSet());
    return actions.stream().filter(action -> words.contains(action.name())).toList();
  }

  private static Stream<String> words(String feel) {
    return WORD.matcher(feel).results().map(word -> word.group(1)).filter(word -> !word.isEmpty());
  }

  private static Stream<String> askedByTables() {
    return TABLES.values().stream().flatMap(tables -> tables.getModelElementsByType(InformationRequirement.class).stream())
        .map(InformationRequirement::getRequiredDecision).filter(Objects::nonNull).map(Decision::getId);
  }

  private static Stream<DecisionTable> tables() {
    return TABLES.values().stream().flatMap(tables -> tables.getModelElementsByType(DecisionTable.class).stream());
  }

  /** The words that rules compare with this input. */
  private static Stream<String> questions(String input) {
    return tables().flatMap(table -> column(table.getInputs(), each -> each.getInputExpression().getText().getTextContent(), input)
        .flatMap(column -> table.getRules().stream().map(rule -> List.copyOf(rule.getInputEntries()).get(column))))
        .flatMap(entry -> words(entry.getTextContent()));
  }

  /** The words that rules give as this output. */
  private static Stream<String> answers(String output) {
    return tables().flatMap(table -> column(table.getOutputs(), Output::getName, output)
        .flatMap(column -> table.getRules().stream().map(rule -> List.copyOf(rule.getOutputEntries()).get(column))))
        .flatMap(entry -> words(entry.getTextContent()));
  }

  private static <T> Stream<Integer> column(Collection<T> columns, Function<T, String> name, String wanted) {
    int column = columns.stream().map(name).toList().indexOf(wanted);
    return column < 0 ? Stream.empty() : Stream.of(column);
  }

  @SuppressWarnings("unchecked")
  private static Set<String> groupsOfTheDesk() throws ReflectiveOperationException {
    var groups = Class.forName("mx.semaforo.process.engine.DeskSetup").getDeclaredField("GROUPS");
    groups.setAccessible(true);
    return ((Map<String, String>) groups.get(null)).keySet();
  }

  private static List<String> constants(Class<?> contract) throws IllegalAccessException {
    List<String> values = new ArrayList<>();
    for (var constant : contract.getDeclaredFields()) {
      if (Modifier.isStatic(constant.getModifiers()) && constant.getType() == String.class) {
        values.add((String) constant.get(null));
      }
    }
    return values;
  }

  private static Map<String, Class<?>> beansInDiagrams() {
    SimpleBeanDefinitionRegistry registry = new SimpleBeanDefinitionRegistry();
    ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(registry, false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(InDiagrams.class));
    scanner.setIncludeAnnotationConfig(false);
    scanner.scan("mx.semaforo");
    return Arrays.stream(registry.getBeanDefinitionNames()).collect(toMap(Function.identity(),
        name -> ClassUtils.resolveClassName(registry.getBeanDefinition(name).getBeanClassName(), null)));
  }

  /** Each service has its door in the task list, made from one template. */
  private static Map<String, BpmnModelInstance> diagramsAndDoors() {
    Map<String, BpmnModelInstance> diagrams = read("bpmn", file -> Bpmn.readModelFromFile(file.toFile()));
    BundleFiles.services().forEach(service -> diagrams.put(RequestProcess.door(service), door(service)));
    return diagrams;
  }

  private static BpmnModelInstance door(String service) {
    try (InputStream template = TicketProcess.class.getResourceAsStream("engine/solicitar.bpmn")) {
      String door = new String(template.readAllBytes(), UTF_8).replace("{servicio}", service).replace("{nombre}", service);
      return Bpmn.readModelFromStream(new ByteArrayInputStream(door.getBytes(UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By the name that the file must give to what it holds. */
  private static <T> Map<String, T> read(String ending, Function<Path, T> reader) {
    Map<String, T> models = new LinkedHashMap<>();
    BundleFiles.ending(ending).forEach(file -> models.put(BundleFiles.name(file), reader.apply(file)));
    return models;
  }
}
