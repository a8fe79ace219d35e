package mx.semaforo.process;

import static mx.semaforo.process.Field.CATEGORY;
import static mx.semaforo.process.Field.CAUSE;
import static mx.semaforo.process.Field.COMMENT;
import static mx.semaforo.process.Field.IMPACT;
import static mx.semaforo.process.Field.MESSAGE;
import static mx.semaforo.process.Field.NOTE;
import static mx.semaforo.process.Field.OF;
import static mx.semaforo.process.Field.QUESTION;
import static mx.semaforo.process.Field.RATING;
import static mx.semaforo.process.Field.REASON;
import static mx.semaforo.process.Field.REFERENCE;
import static mx.semaforo.process.Field.SOLUTION;
import static mx.semaforo.process.Field.SUPPLIER;
import static mx.semaforo.process.Field.URGENCY;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.semaforo.ticket.InvalidField;

/**
 * The words with which people move a ticket: the same in form options, gateway conditions and the API. Desk words
 * complete the resting user task; the others reach the process as a message from outside.
 */
public enum Action {
  ATENDER(null, List.of(), List.of(MESSAGE)),
  RECLASIFICAR("ticket.reclasificado", List.of(REASON), List.of(IMPACT, URGENCY, CATEGORY)),
  DUPLICADO(null, List.of(OF), List.of()),
  PEDIR_DATOS(null, List.of(QUESTION), List.of()),
  ESPERAR_PROVEEDOR(null, List.of(SUPPLIER), List.of(REFERENCE, MESSAGE)),
  ESCALAR(null, List.of(REASON), List.of()),
  SOLUCIONAR(null, List.of(SOLUTION), List.of(CAUSE)),
  APROBAR(null, List.of(), List.of(NOTE)),
  DEVOLVER(null, List.of(REASON), List.of()),
  AVANZAR(null, List.of(), List.of()),
  RETOMAR(null, List.of(), List.of(NOTE)),
  VALIDAR(null, List.of(), List.of(NOTE)),
  REABRIR(null, List.of(REASON), List.of()),
  RESPONDER("ticket.usuarioRespondio", List.of(MESSAGE), List.of()),
  ACEPTAR("ticket.solucionAceptada", List.of(), List.of(RATING, COMMENT)),
  RECHAZAR("ticket.solucionRechazada", List.of(REASON), List.of()),
  CALIFICAR("ticket.calificado", List.of(RATING), List.of(COMMENT)),
  CORREGIR("ticket.corregido", List.of(), List.of()),
  CANCELAR("ticket.cancelado", List.of(REASON), List.of()),
  PROVEEDOR_RESPONDIO("ticket.proveedorRespondio", List.of(MESSAGE), List.of());

  private final String message;
  private final List<Field> required;
  private final List<Field> optional;

  Action(String message, List<Field> required, List<Field> optional) {
    this.message = message;
    this.required = required;
    this.optional = optional;
  }

  public static Optional<Action> of(String word) {
    return Arrays.stream(values()).filter(action -> action.name().equals(word)).findFirst();
  }

  /** Name of the BPMN message that carries it, for what comes from outside the desk's own tasks. */
  public Optional<String> message() {
    return Optional.ofNullable(message);
  }

  public List<Field> required() {
    return required;
  }

  public Stream<Field> fields() {
    return Stream.concat(required.stream(), optional.stream());
  }

  public boolean has(Field field) {
    return required.contains(field) || optional.contains(field);
  }

  /**
   * The fields of this action out of what an API client sent.
   *
   * @throws InvalidField naming the first one that is unknown, missing or wrong
   */
  public Map<Field, Object> readApi(Map<String, ?> sent) {
    sent.keySet().stream().filter(name -> Field.ofApiName(name).filter(this::has).isEmpty()).findFirst().ifPresent(name -> {
      throw Field.ofApiName(name).filter(Field.OF_STEPS::contains).map(this::foreign)
          .orElseGet(() -> new InvalidField(name, "«%s» no es un campo de %s: usa %s.".formatted(Field.shortened(name), this,
              fields().map(Field::apiName).collect(Collectors.joining(", ")))));
    });
    return read(field -> sent.get(field.apiName()));
  }

  /** For a value in a field that belongs to other actions. */
  public InvalidField foreign(Field field) {
    return new InvalidField(field.apiName(), "«%s» no corresponde a %s: déjalo vacío.".formatted(field.label(), this));
  }

  /** Takes the fields of a form of the catalogue instead of its own. */
  public boolean takesForm() {
    return this == AVANZAR || this == CORREGIR;
  }

  /** The same from any source. @throws InvalidField naming the first one that is missing or wrong */
  public Map<Field, Object> read(Function<Field, Object> source) {
    Map<Field, Object> values = new EnumMap<>(Field.class);
    fields().forEach(field -> {
      Object value = field.read(source.apply(field));
      if (value != null) {
        values.put(field, value);
      } else if (required.contains(field)) {
        throw field.missing();
      }
    });
    return values;
  }
}
