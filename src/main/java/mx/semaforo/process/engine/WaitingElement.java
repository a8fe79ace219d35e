package mx.semaforo.process.engine;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import mx.semaforo.process.Action;
import mx.semaforo.process.ActionNotAllowed;
import mx.semaforo.process.TicketProcess.Property;
import mx.semaforo.sla.ClockName;
import mx.semaforo.ticket.DeskState;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;

/**
 * What the diagram says of an element in which a token rests: the desk state, the clocks that run there, the actions
 * that leave it and who holds it.
 *
 * @param form id of the catalogue's form that {@link Action#AVANZAR} takes here; null for none
 */
record WaitingElement(DeskState state, Set<ClockName> clocks, Set<ClockName> clocksByAgreement, List<Action> decisions,
    Holder holder, String form) {

  /** By the word in the diagram; the agent where it says nothing. */
  enum Holder { AGENTE, SOLICITANTE, APROBADOR }

  private static final String KEY = "mx.semaforo.waitingElement";

  /** @throws IllegalArgumentException in Spanish, naming the unknown word */
  static WaitingElement read(Map<String, String> properties) {
    return new WaitingElement(word(properties, Property.DESK_STATE, DeskState::valueOf),
        clocks(properties, Property.CLOCKS), clocks(properties, Property.CLOCKS_BY_AGREEMENT),
        words(properties, Property.DECISIONS).map(each -> known(Property.DECISIONS, each, Action::valueOf)).toList(),
        properties.containsKey(Property.HOLDER)
            ? known(Property.HOLDER, properties.get(Property.HOLDER), word -> Holder.valueOf(word.toUpperCase(Locale.ROOT))) : Holder.AGENTE,
        null);
  }

  /** @param id of the form of its task; matters only where a decision takes it */
  WaitingElement withForm(String id) {
    return new WaitingElement(state, clocks, clocksByAgreement, decisions, holder,
        decisions.stream().anyMatch(Action::takesForm) ? id : null);
  }

  /** Whoever holds the task is the ticket's agent. */
  boolean isAgents() {
    return holder == Holder.AGENTE && state != DeskState.CERRADO;
  }

  boolean isApproval() {
    return holder == Holder.APROBADOR;
  }

  /** The word of a step whose form leaves nothing to decide. */
  Optional<Action> onlyDecision() {
    return decisions.size() == 1 ? Optional.of(decisions.get(0)).filter(Action::takesForm) : Optional.empty();
  }

  void attachTo(ActivityImpl activity) {
    activity.setProperty(KEY, this);
  }

  /** Of the activity that the execution stands in; null where the diagram declares nothing. */
  static WaitingElement of(DelegateExecution execution) {
    return of(((ExecutionEntity) execution).getProcessDefinition(), execution.getCurrentActivityId());
  }

  static WaitingElement of(ProcessDefinitionImpl process, String activityId) {
    ActivityImpl activity = process.findActivity(activityId);
    return activity == null ? null : (WaitingElement) activity.getProperty(KEY);
  }

  /** In the same words for every door. @param word the decision that was asked for, or null for none */
  ActionNotAllowed refusal(Object word) {
    return new ActionNotAllowed((word == null ? "Falta la decisión" : "«%s» no se puede hacer ahora".formatted(word))
        + ": en «%s» se puede %s.".formatted(state.label(), decisions.stream().map(Action::name).collect(joining(", "))));
  }

  private static Set<ClockName> clocks(Map<String, String> properties, String property) {
    return words(properties, property).map(each -> known(property, each, ClockName::valueOf)).collect(toUnmodifiableSet());
  }

  private static Stream<String> words(Map<String, String> properties, String property) {
    return Arrays.stream(properties.getOrDefault(property, "").split("\\s+")).filter(each -> !each.isEmpty());
  }

  private static <T> T word(Map<String, String> properties, String property, Function<String, T> reader) {
    return known(property, properties.getOrDefault(property, ""), reader);
  }

  private static <T> T known(String property, String word, Function<String, T> reader) {
    try {
      return reader.apply(word);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("«%s» no es un valor de %s".formatted(word, property), e);
    }
  }
}
