package mx.semaforo.process.engine;

import java.util.Set;
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

/**
 * Takes what a form submits, from whatever door, into variables that live only until the transaction ends: the step's
 * delegates put them where they belong, and nothing of it is left in the engine (nor in its history, whose columns a
 * long text would overflow).
 */
abstract class StepForm implements FormHandler {

  /** Road signs that the report itself asks for; they stay. */
  private static final Set<String> SIGNS = Set.of(Sign.SUBJECT, Sign.REQUESTER);

  private final Set<Field> fields;

  private StepForm(Set<Field> fields) {
    this.fields = fields;
  }

  static TaskFormHandler task(TaskFormHandler form) {
    return new Task(form);
  }

  static StartFormHandler start(StartFormHandler form) {
    return new Start(form);
  }

  @Override
  public void parseConfiguration(Element element, DeploymentEntity deployment, ProcessDefinitionEntity process, BpmnParse parse) {
    throw new IllegalStateException("El formulario original ya está leído");
  }

  @Override
  public void submitFormVariables(VariableMap submitted, VariableScope scope) {
    submitted.keySet().forEach(name -> {
      Object value = plain(submitted, name);
      if (!name.equals(Sign.DECISION) && Field.ofVariable(name).filter(fields::contains).isEmpty()) {
        throw new InvalidField(name, "«%s» no es un campo de la mesa: quítalo del formulario.".formatted(name));
      }
      Object read = name.equals(Sign.DECISION) ? value : Field.ofVariable(name).orElseThrow().read(value);
      if (read != null) {
        scope.setVariable(name, SIGNS.contains(name) ? read : Variables.untypedValue(read, true));
      }
    });
  }

  /** @throws InvalidField for a serialized object, which nobody here unpacks */
  static Object plain(VariableMap submitted, String name) {
    if (submitted.getValueTyped(name) instanceof SerializableValue object && !object.isDeserialized()) {
      throw new InvalidField(name, "«%s» debe ser texto.".formatted(name));
    }
    return submitted.get(name);
  }

  private static class Task extends StepForm implements TaskFormHandler {

    private final TaskFormHandler form;

    Task(TaskFormHandler form) {
      super(Field.OF_STEPS);
      this.form = form;
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity task) {
      return form.createTaskForm(task);
    }
  }

  private static class Start extends StepForm implements StartFormHandler {

    private final StartFormHandler form;

    Start(StartFormHandler form) {
      super(Field.OF_REPORT);
      this.form = form;
    }

    @Override
    public StartFormData createStartFormData(ProcessDefinitionEntity process) {
      return form.createStartFormData(process);
    }
  }
}
