package mx.semaforo.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mx.semaforo.definition.BrokenDefinition;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Text;

/**
 * A field, a list, a group or a text of a form, in the words of form-js. What the server would not check as the browser
 * does is refused when the form is read, so that no rule of a form holds in one door only.
 */
public final class FormComponent {

  /** Digits of a number, before and after its point together. */
  static final int DIGITS = 15;
  /** Rows of a list. */
  static final int ROWS = 200;

  private static final int LINE = 200;
  private static final int LONGEST_NUMBER = 40;
  /** The supported types, each with the rules of {@code validate} that hold for it. */
  private static final Map<String, Set<String>> RULES = Map.ofEntries(
      Map.entry("textfield", Set.of("required", "minLength", "maxLength", "pattern", "validationType")),
      Map.entry("textarea", Set.of("required", "minLength", "maxLength")),
      Map.entry("number", Set.of("required", "min", "max")),
      Map.entry("select", Set.of("required")), Map.entry("radio", Set.of("required")),
      Map.entry("checkbox", Set.of("required")), Map.entry("checklist", Set.of("required")),
      Map.entry("taglist", Set.of("required")), Map.entry("datetime", Set.of("required")),
      Map.entry("dynamiclist", Set.of()), Map.entry("group", Set.of()), Map.entry("expression", Set.of()),
      Map.entry("text", Set.of()), Map.entry("html", Set.of()), Map.entry("separator", Set.of()), Map.entry("spacer", Set.of()));
  private static final Set<String> CHOICES = Set.of("select", "radio", "checklist", "taglist");
  private static final Set<String> TEXTS = Set.of("text", "html", "separator", "spacer");
  private static final Set<String> MEANINGS = Set.of("persona", "equipo");

  private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]{0,63}");
  private static final Pattern PLAIN_NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern MINUTE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>(),;:\"\\[\\]\\\\]+@([A-Za-z0-9-]+\\.)+[A-Za-z]{2,}");
  private static final Locale MEXICO = Locale.forLanguageTag("es-MX");
  private static final DateTimeFormatter SAID_DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final DateTimeFormatter SAID_MINUTE = DateTimeFormatter.ofPattern("dd/MM/yyyy, HH:mm");

  private final JsonNode schema;
  private final boolean mayHide;
  private final List<FormComponent> components;
  private final Map<String, String> options = new LinkedHashMap<>();
  private final Pattern pattern;

  /** @param ids those of the whole form so far */
  private FormComponent(String file, JsonNode schema, boolean inHidden, Set<String> ids) {
    this.schema = schema;
    if (!RULES.containsKey(type())) {
      throw broken(file, "es un componente «%s», que la mesa no sabe revisar; usa %s"
          .formatted(type(), String.join(", ", new TreeSet<>(RULES.keySet()))));
    }
    if (schema.path("id").asText().isBlank() || !ids.add(schema.path("id").asText())) {
      throw broken(file, "necesita un «id» propio; está vacío o repetido");
    }
    mayHide = inHidden || schema.path("conditional").hasNonNull("hide");
    components = hasComponents() ? readAll(file, schema.path("components"), mayHide && type().equals("group"), ids) : List.of();
    if (isField() && (key() == null || !KEY.matcher(key()).matches())) {
      throw broken(file, "necesita una clave como «fechaSalida»: empieza con minúscula y lleva solo letras sin acento y números");
    }
    schema.path("validate").fieldNames().forEachRemaining(rule -> {
      if (!RULES.get(type()).contains(rule)) {
        throw broken(file, "lleva la regla «%s», que la mesa no sabe revisar en un %s".formatted(rule, type()));
      }
    });
    readOptions(file);
    pattern = readPattern(file);
    checkNumbers(file);
    checkDate(file);
    if (meaning() != null && !(MEANINGS.contains(meaning()) && type().equals("textfield"))) {
      throw broken(file, "la propiedad «tipo» es persona o equipo, y va en un textfield");
    }
  }

  /** The components of one level, whose keys are different. */
  static List<FormComponent> readAll(String file, JsonNode schemas, boolean inHidden, Set<String> ids) {
    List<FormComponent> components = new ArrayList<>();
    schemas.forEach(schema -> components.add(new FormComponent(file, schema, inHidden, ids)));
    Set<String> keys = new HashSet<>();
    fields(components).filter(field -> !keys.add(field.key())).findFirst().ifPresent(twice -> {
      throw twice.broken(file, "repite la clave «%s»; cada campo lleva la suya".formatted(twice.key()));
    });
    return List.copyOf(components);
  }

  /** Those with a value in the map of this level: groups without path stand for what they hold. */
  public static Stream<FormComponent> fields(List<FormComponent> components) {
    return components.stream().flatMap(component -> component.isField() ? Stream.of(component) : fields(component.components));
  }

  public String type() {
    return schema.path("type").asText();
  }

  /** Name of the value; null for texts and for groups without path. */
  public String key() {
    String key = schema.path(hasComponents() ? "path" : "key").asText(null);
    return key == null || key.isEmpty() ? null : key;
  }

  public String label() {
    String label = schema.path("label").asText(schema.path("dateLabel").asText(""));
    return !label.isBlank() ? label : key() != null ? key() : schema.path("id").asText();
  }

  public String description() {
    return schema.path("description").asText("");
  }

  /** The words of a text, without markup. */
  public String text() {
    return schema.path("text").asText(schema.path("content").asText("")).replaceAll("<[^>]*>", "").strip();
  }

  /** Whether a date carries its hour too. */
  public boolean hasTime() {
    return schema.path("subtype").asText().equals("datetime");
  }

  /** Never true where a condition may hide the field: only the browser knows whether it did. */
  public boolean isRequired() {
    return schema.path("validate").path("required").asBoolean() && !mayHide;
  }

  /** Shown, not asked for: what a door sends in it is ignored. */
  public boolean isShown() {
    return type().equals("expression") || schema.path("readonly").asBoolean() || schema.path("disabled").asBoolean();
  }

  /** Labels by value. */
  public Map<String, String> options() {
    return options;
  }

  public List<FormComponent> components() {
    return components;
  }

  /** Of a number; null for no bound. */
  public BigDecimal min() {
    return decimal("min");
  }

  /** Of a number; null for no bound. */
  public BigDecimal max() {
    return decimal("max");
  }

  /** Of a number; null for any. */
  public Integer decimals() {
    return schema.hasNonNull("decimalDigits") ? schema.path("decimalDigits").asInt() : null;
  }

  public int maxLength() {
    return schema.path("validate").path("maxLength").asInt(type().equals("textarea") ? Text.LONG : LINE);
  }

  public int minRows() {
    return mayAddRows() ? mayHide ? 0 : property("minimo", 0) : initialRows();
  }

  public int maxRows() {
    return mayAddRows() ? property("maximo", ROWS) : initialRows();
  }

  /** How many rows an empty form shows. */
  public int initialRows() {
    return schema.path("defaultRepetitions").asInt(1);
  }

  public boolean mayAddRows() {
    return schema.path("allowAddRemove").asBoolean(true);
  }

  /** {@code persona} for a login of the directory, {@code equipo} for a tag of the asset register; else null. */
  public String meaning() {
    return schema.path("properties").path("tipo").asText(null);
  }

  /** What the field holds before anybody writes; empty for nothing. */
  public List<String> initial() {
    JsonNode initial = schema.path("defaultValue");
    return initial.isArray() ? IntStream.range(0, initial.size()).mapToObj(i -> initial.get(i).asText()).toList()
        : initial.isMissingNode() || initial.isNull() ? List.of() : List.of(initial.asText());
  }

  boolean isField() {
    return !TEXTS.contains(type()) && !(type().equals("group") && key() == null);
  }

  private boolean hasComponents() {
    return type().equals("group") || type().equals("dynamiclist");
  }

  /**
   * The value of a field that is neither list nor group.
   *
   * @param path how a mistake names the field, e.g. {@code gastos[2].monto}
   * @param where the row in words, for the message; empty outside of lists
   * @return text, BigDecimal, Boolean, list of texts, or null for nothing
   * @throws InvalidField for what the form does not admit
   */
  Object read(Object sent, String path, String where) {
    Mistake mistake = (reason, values) ->
        new InvalidField(path, "«%s»%s ".formatted(label(), where) + reason.formatted(values));
    if (isNothing(sent)) {
      if (isRequired()) {
        throw new InvalidField(path, "Falta «%s»%s.".formatted(label(), where));
      }
      return type().equals("checkbox") ? false : null;
    }
    return switch (type()) {
      case "textfield", "textarea" -> text(sent, path, mistake);
      case "number" -> number(sent, mistake);
      case "checkbox" -> check(sent, mistake);
      case "select", "radio" -> option(sent, mistake);
      case "checklist", "taglist" -> options(sent, mistake);
      case "datetime" -> instant(sent, mistake);
      default -> throw new IllegalStateException("Un " + type() + " no tiene valor propio");
    };
  }

  /** @param value as {@link #read} answered it */
  String say(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(this::say).collect(Collectors.joining(", "));
    }
    if (value instanceof Boolean yes) {
      return yes ? "Sí" : "No";
    }
    if (value instanceof BigDecimal number) {
      return decimals() == null ? number.toPlainString() : String.format(MEXICO, "%,." + decimals() + "f", number);
    }
    if (type().equals("datetime")) {
      return hasTime() ? SAID_MINUTE.format(LocalDateTime.parse((String) value)) : SAID_DAY.format(LocalDate.parse((String) value));
    }
    return options.getOrDefault(String.valueOf(value), String.valueOf(value));
  }

  /** Nobody wrote anything. */
  public static boolean isNothing(Object sent) {
    return sent == null || sent instanceof String text && text.isBlank() || sent instanceof List<?> list && list.isEmpty();
  }

  private interface Mistake {

    InvalidField because(String reason, Object... values);
  }

  private String text(Object sent, String path, Mistake mistake) {
    String text = Text.limited(path, label(), string(sent, mistake), maxLength());
    int min = schema.path("validate").path("minLength").asInt(0);
    if (text.length() < min) {
      throw mistake.because("lleva al menos %d caracteres.", min);
    }
    if (type().equals("textfield") && text.chars().anyMatch(Character::isISOControl)) {
      throw mistake.because("va en un solo renglón, sin tabuladores.");
    }
    if (schema.path("validate").path("validationType").asText().equals("email") && !EMAIL.matcher(text).matches()) {
      throw mistake.because("debe ser un correo, como nombre@empresa.mx.");
    }
    if (pattern != null && !pattern.matcher(text).find()) {
      throw mistake.because("no tiene la forma que se pide.");
    }
    return text;
  }

  private BigDecimal number(Object sent, Mistake mistake) {
    boolean asText = sent instanceof String && schema.path("serializeToString").asBoolean();
    String text = sent.toString();
    if (!(sent instanceof Number || asText && PLAIN_NUMBER.matcher(text).matches())) {
      throw mistake.because("debe ser un número, como 1500.50.");
    }
    BigDecimal number = text.length() > LONGEST_NUMBER ? null : decimal(text, mistake).stripTrailingZeros();
    if (number == null || Math.max(0, (long) number.precision() - number.scale()) + Math.max(0, number.scale()) > DIGITS) {
      throw mistake.because("lleva a lo más %d dígitos.", DIGITS);
    }
    if (decimals() != null && number.scale() > decimals()) {
      throw mistake.because(decimals() == 0 ? "va sin decimales." : "lleva a lo más %d decimales.", decimals());
    }
    if (min() != null && number.compareTo(min()) < 0) {
      throw mistake.because("debe ser al menos %s.", min().toPlainString());
    }
    if (max() != null && number.compareTo(max()) > 0) {
      throw mistake.because("debe ser a lo más %s.", max().toPlainString());
    }
    return number.setScale(decimals() == null ? Math.max(0, number.scale()) : decimals());
  }

  private static BigDecimal decimal(String text, Mistake mistake) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw mistake.because("debe ser un número, como 1500.50.");
    }
  }

  private Boolean check(Object sent, Mistake mistake) {
    if (!(sent instanceof Boolean checked)) {
      throw mistake.because("debe ser true o false.");
    }
    if (isRequired() && !checked) {
      throw mistake.because("debe estar marcado.");
    }
    return checked;
  }

  private String option(Object sent, Mistake mistake) {
    String value = string(sent, mistake);
    if (!options.containsKey(value)) {
      throw mistake.because("es uno de %s.", String.join(", ", options.keySet()));
    }
    return value;
  }

  private List<String> options(Object sent, Mistake mistake) {
    if (!(sent instanceof List<?> list)) {
      throw mistake.because("debe ser una lista de %s.", String.join(", ", options.keySet()));
    }
    if (list.size() != new HashSet<>(list).size()) {
      throw mistake.because("repite un valor: deja uno solo.");
    }
    return list.stream().map(each -> option(each == null ? "" : each, mistake)).toList();
  }

  private String instant(Object sent, Mistake mistake) {
    String text = string(sent, mistake).strip();
    try {
      if (hasTime() && MINUTE.matcher(text).matches()) {
        return LocalDateTime.parse(text).toString();
      }
      if (!hasTime() && DAY.matcher(text).matches()) {
        return LocalDate.parse(text).toString();
      }
    } catch (DateTimeException e) {
      throw mistake.because("es una fecha que no existe.");
    }
    throw mistake.because(hasTime() ? "se escribe como 2026-01-12T09:30." : "se escribe como 2026-01-12.");
  }

  private static String string(Object sent, Mistake mistake) {
    if (!(sent instanceof String text)) {
      throw mistake.because("debe ser texto.");
    }
    return text;
  }

  private void readOptions(String file) {
    if (!CHOICES.contains(type())) {
      return;
    }
    schema.path("values").forEach(option -> {
      String value = option.path("value").isTextual() ? option.path("value").asText() : "";
      if (value.isBlank() || options.put(value, option.path("label").asText(value)) != null) {
        throw broken(file, "tiene una opción sin valor de texto, o repetida");
      }
    });
    if (options.isEmpty()) {
      throw broken(file, "necesita sus opciones en «values»; la mesa no sabe revisar otras");
    }
  }

  private Pattern readPattern(String file) {
    String kind = schema.path("validate").path("validationType").asText("custom");
    if (!kind.equals("custom") && !kind.equals("email") && !kind.isEmpty()) {
      throw broken(file, "pide un «validationType» %s, que la mesa no sabe revisar; usa email o custom".formatted(kind));
    }
    try {
      String pattern = schema.path("validate").path("pattern").asText("");
      return pattern.isEmpty() ? null : Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw broken(file, "tiene un «pattern» que no es una expresión regular");
    }
  }

  private void checkNumbers(String file) {
    JsonNode rules = schema.path("validate");
    Stream.of(rules.path("min"), rules.path("max")).filter(bound -> !bound.isMissingNode() && !bound.isNumber()).findFirst()
        .ifPresent(bound -> {
          throw broken(file, "«min» y «max» son números; la mesa no calcula «%s»".formatted(bound.asText()));
        });
    Stream.of(rules.path("minLength"), rules.path("maxLength"), schema.path("decimalDigits"), schema.path("defaultRepetitions"))
        .filter(size -> !size.isMissingNode() && !size.isNull() && !(size.isInt() && size.asInt() >= 0 && size.asInt() <= Text.LONG))
        .findFirst().ifPresent(size -> {
          throw broken(file, "tiene un tamaño de «%s»; va un número entero entre 0 y %d".formatted(size.asText(), Text.LONG));
        });
    if (type().equals("dynamiclist") && !(0 <= minRows() && minRows() <= maxRows() && maxRows() <= ROWS && initialRows() <= maxRows())) {
      throw broken(file, "tiene un número de renglones que no se puede cumplir; van de 0 a %d".formatted(ROWS));
    }
  }

  private void checkDate(String file) {
    if (!type().equals("datetime")) {
      return;
    }
    String kind = schema.path("subtype").asText();
    if (!kind.equals("date") && !(hasTime() && schema.path("timeSerializingFormat").asText().equals("no_timezone"))) {
      throw broken(file, "es una fecha («subtype» date), o fecha y hora (datetime) con «timeSerializingFormat» no_timezone");
    }
    if (schema.path("disallowPassedDates").asBoolean()) {
      throw broken(file, "usa «disallowPassedDates»; una fecha se compara con hoy en politicas.dmn");
    }
  }

  private BigDecimal decimal(String rule) {
    JsonNode bound = schema.path("validate").path(rule);
    return bound.isNumber() ? bound.decimalValue() : null;
  }

  /** Whole number of a custom property; -1 for anything else. */
  private int property(String name, int absent) {
    String text = schema.path("properties").path(name).asText(String.valueOf(absent));
    return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
  }

  private BrokenDefinition broken(String file, String reason) {
    return new BrokenDefinition(file, null, "«%s» %s".formatted(label(), reason));
  }
}
