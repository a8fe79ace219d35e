package mx.semaforo.process;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.semaforo.ticket.Impact;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.NewTicket;
import mx.semaforo.ticket.Text;
import mx.semaforo.ticket.Urgency;

/**
 * What a person may write in a step: one name in the API, one in forms and expressions, one for people. Everything a
 * door hands to the engine passes {@link #read}.
 */
public enum Field {
  SUBJECT("subject", "asunto", "asunto", NewTicket.SUBJECT_LENGTH),
  DESCRIPTION("description", "descripcion", "descripción", Text.LONG),
  REQUESTER("requester", "solicitante", "solicitante", 64),
  IMPACT("impact", "impacto", "impacto", Impact.class),
  URGENCY("urgency", "urgencia", "urgencia", Urgency.class),
  CATEGORY("category", "categoria", "categoría", 40),
  MESSAGE("message", "mensaje", "mensaje", Text.LONG),
  REASON("reason", "motivo", "motivo", Text.LONG),
  OF("of", "duplicadoDe", "duplicado de", 20),
  QUESTION("question", "pregunta", "pregunta", Text.LONG),
  SUPPLIER("supplier", "proveedor", "proveedor", 200),
  REFERENCE("reference", "referencia", "referencia", 200),
  SOLUTION("solution", "solucion", "solución", Text.LONG),
  CAUSE("cause", "causa", "causa", Text.LONG),
  NOTE("note", "nota", "nota", Text.LONG),
  RATING("rating", "calificacion", "calificación", 1),
  COMMENT("comment", "comentario", "comentario", Text.LONG);

  /** What a report asks for. */
  public static final Set<Field> OF_REPORT =
      Collections.unmodifiableSet(EnumSet.of(SUBJECT, DESCRIPTION, REQUESTER, IMPACT, URGENCY, CATEGORY));
  /** What a request may say beside the form of its service. */
  public static final Set<Field> OF_REQUEST =
      Collections.unmodifiableSet(EnumSet.of(SUBJECT, DESCRIPTION, REQUESTER, IMPACT, URGENCY));
  /** What the steps after it ask for. */
  public static final Set<Field> OF_STEPS = Collections.unmodifiableSet(EnumSet.range(IMPACT, COMMENT));

  private static final Map<String, Field> BY_VARIABLE = by(Field::variable);
  private static final Map<String, Field> BY_API_NAME = by(Field::apiName);

  private final String apiName;
  private final String variable;
  private final String label;
  private final int length;
  private final Class<? extends Enum<?>> words;

  Field(String apiName, String variable, String label, int length) {
    this(apiName, variable, label, length, null);
  }

  Field(String apiName, String variable, String label, Class<? extends Enum<?>> words) {
    this(apiName, variable, label, 10, words);
  }

  Field(String apiName, String variable, String label, int length, Class<? extends Enum<?>> words) {
    this.apiName = apiName;
    this.variable = variable;
    this.label = label;
    this.length = length;
    this.words = words;
  }

  public static Optional<Field> ofVariable(String name) {
    return Optional.ofNullable(BY_VARIABLE.get(name));
  }

  public static Optional<Field> ofApiName(String name) {
    return Optional.ofNullable(BY_API_NAME.get(name));
  }

  public String apiName() {
    return apiName;
  }

  /** Form key and name in expressions. */
  public String variable() {
    return variable;
  }

  public String label() {
    return label;
  }

  /** The words to choose from; empty for free text. */
  public Stream<String> options() {
    return words == null ? Stream.empty() : Arrays.stream(words.getEnumConstants()).map(Enum::name);
  }

  /**
   * The value as the desk keeps it: trimmed text, or a whole number from 1 to 5 for a rating.
   *
   * @return null for no value (null or blank)
   * @throws InvalidField for a value of the wrong kind, too long, or outside the words
   */
  public Object read(Object value) {
    if (isEmpty(value)) {
      return null;
    }
    if (this == RATING) {
      return rating(value);
    }
    if (!(value instanceof String text)) {
      throw new InvalidField(apiName, "«%s» debe ser texto.".formatted(label));
    }
    if (words != null && options().noneMatch(text::equals)) {
      throw new InvalidField(apiName, "«%s» no es un valor de %s: usa %s.".formatted(
          shortened(text), label, options().collect(Collectors.joining(", "))));
    }
    return Text.limited(apiName, label, text, length);
  }

  /** Nothing was written. */
  public static boolean isEmpty(Object value) {
    return value == null || value instanceof String text && text.isBlank();
  }

  public InvalidField missing() {
    return new InvalidField(apiName, "Falta «%s»: escríbelo y vuelve a intentar.".formatted(label));
  }

  private Integer rating(Object value) {
    String digits = String.valueOf(value);
    if (!digits.matches("[1-5]")) {
      throw new InvalidField(apiName, "La calificación es un número entero del 1 al 5.");
    }
    return Integer.valueOf(digits);
  }

  static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  private static Map<String, Field> by(Function<Field, String> name) {
    return Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(name, field -> field));
  }
}
