package mx.semaforo.process.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import mx.semaforo.process.Field;
import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.ticket.InvalidField;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.FormHandler;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.spin.plugin.variable.value.JsonValue;

/**
 * Takes what a form submits, from whatever door, into variables that live only until the transaction ends: the step's
 * delegates put them where they belong, and nothing of it is left in the engine (nor in its history, whose columns a
 * long text would overflow).
 */
abstract class StepForm implements FormHandler {

  private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  /** Road signs that the report itself asks for; they stay. */
  private static final Set<String> SIGNS = Set.of(Sign.SUBJECT, Sign.REQUESTER);

  private final BiConsumer<VariableMap, VariableScope> taking;

  private StepForm(BiConsumer<VariableMap, VariableScope> taking) {
    this.taking = taking;
  }

  /** For a step whose fields are the desk's own. */
  static TaskFormHandler task(TaskFormHandler form) {
    return new Task(form, StepForm::fieldsOfStep);
  }

  /** For a step of a service: its fields are its form's, which the guard reads. */
  static TaskFormHandler part(TaskFormHandler form) {
    return new Task(form, StepForm::valuesOfForm);
  }

  static StartFormHandler report(StartFormHandler form) {
    return new Start(form, StepForm::fieldsOfReport);
  }

  static StartFormHandler request(StartFormHandler form) {
    return new Start(form, StepForm::fieldsOfRequest);
  }

  /** For the form of a service, which is read where the request is reviewed. */
  static StartFormHandler door(StartFormHandler form) {
    return new Start(form, StepForm::valuesOfForm);
  }

  @Override
  public void parseConfiguration(Element element, DeploymentEntity deployment, ProcessDefinitionEntity process, BpmnParse parse) {
    throw new IllegalStateException("El formulario original ya está leído");
  }

  @Override
  public void submitFormVariables(VariableMap submitted, VariableScope scope) {
    taking.accept(submitted, scope);
  }

  private static void fieldsOfStep(VariableMap submitted, VariableScope scope) {
    submitted.keySet().forEach(name -> pass(scope, name,
        name.equals(Sign.DECISION) ? plain(submitted, name) : field(submitted, name, Field.OF_STEPS)));
  }

  private static void fieldsOfReport(VariableMap submitted, VariableScope scope) {
    submitted.keySet().forEach(name -> put(scope, name, field(submitted, name, Field.OF_REPORT)));
  }

  private static void fieldsOfRequest(VariableMap submitted, VariableScope scope) {
    scope.setVariable(Sign.SERVICE, submitted.get(Sign.SERVICE));
    pass(scope, Sign.VALUES, submitted.get(Sign.VALUES));
    submitted.keySet().stream().filter(name -> !name.equals(Sign.SERVICE) && !name.equals(Sign.VALUES))
        .forEach(name -> put(scope, name, field(submitted, name, Field.OF_REQUEST)));
  }

  private static void put(VariableScope scope, String name, Object value) {
    if (value != null && SIGNS.contains(name)) {
      scope.setVariable(name, value);
    } else {
      pass(scope, name, value);
    }
  }

  private static void valuesOfForm(VariableMap submitted, VariableScope scope) {
    Map<String, Object> values = new LinkedHashMap<>();
    submitted.keySet().forEach(name -> values.put(name, plain(submitted, name)));
    pass(scope, Sign.DECISION, values.remove(Sign.DECISION));
    pass(scope, Sign.VALUES, values);
  }

  private static Object field(VariableMap submitted, String name, Set<Field> fields) {
    return Field.ofVariable(name).filter(fields::contains).orElseThrow(() ->
        new InvalidField(name, "«%s» no es un campo de la mesa: quítalo del formulario.".formatted(name))).read(plain(submitted, name));
  }

  private static void pass(VariableScope scope, String name, Object value) {
    if (value != null) {
      scope.setVariable(name, Variables.untypedValue(value, true));
    }
  }

  /** Lists that a form submits arrive as JSON. @throws InvalidField for a serialized object, which nobody here unpacks */
  static Object plain(VariableMap submitted, String name) {
    if (submitted.getValueTyped(name) instanceof JsonValue json) {
      try {
        return JSON.readValue(json.getValueSerialized(), Object.class);
      } catch (JsonProcessingException e) {
        throw new InvalidField(name, "«%s» no se puede leer: vuelve a llenarlo.".formatted(name));
      }
    }
    if (submitted.getValueTyped(name) instanceof SerializableValue object && !object.isDeserialized()) {
      throw new InvalidField(name, "«%s» debe ser texto.".formatted(name));
    }
    return submitted.get(name);
  }

  private static class Task extends StepForm implements TaskFormHandler {

    private final TaskFormHandler form;

    Task(TaskFormHandler form, BiConsumer<VariableMap, VariableScope> taking) {
      super(taking);
      this.form = form;
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity task) {
      return form.createTaskForm(task);
    }
  }

  private static class Start extends StepForm implements StartFormHandler {

    private final StartFormHandler form;

    Start(StartFormHandler form, BiConsumer<VariableMap, VariableScope> taking) {
      super(taking);
      this.form = form;
    }

    @Override
    public StartFormData createStartFormData(ProcessDefinitionEntity process) {
      return form.createStartFormData(process);
    }
  }
}
