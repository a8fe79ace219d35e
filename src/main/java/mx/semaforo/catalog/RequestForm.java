package mx.semaforo.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mx.semaforo.definition.BrokenDefinition;
import mx.semaforo.ticket.InvalidField;

/**
 * A Camunda Form as the server understands it: the same schema that Tasklist draws says here what is admitted, whatever
 * door it comes through.
 */
public final class RequestForm {

  private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final JsonNode schema;
  private final List<FormComponent> components;

  private RequestForm(String file, JsonNode schema) {
    this.schema = schema;
    this.components = FormComponent.readAll(file, schema.path("components"), false, new HashSet<>());
    if (id().isBlank() || components.isEmpty()) {
      throw new BrokenDefinition(file, null, "un formulario lleva «id» y «components»");
    }
  }

  /** @throws BrokenDefinition for what an analyst has to correct, or what the server could not check */
  public static RequestForm read(String file, String json) {
    try {
      return new RequestForm(file, JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new BrokenDefinition(file, e.getLocation() == null ? null : e.getLocation().getLineNr(),
          "el JSON está mal formado; revisa comas, comillas, llaves y nombres repetidos");
    }
  }

  public String id() {
    return schema.path("id").asText();
  }

  /** As the analyst wrote it. */
  public Map<String, Object> schema() {
    return JSON.convertValue(schema, new TypeReference<>() {});
  }

  public List<FormComponent> components() {
    return components;
  }

  /** A field outside of groups and lists. */
  public Optional<FormComponent> field(String key) {
    return FormComponent.fields(components).filter(field -> field.key().equals(key)).findFirst();
  }

  /** The first field outside of groups and lists that names a {@code persona} or an {@code equipo}. */
  public Optional<String> keyMeaning(String meaning) {
    return FormComponent.fields(components).filter(field -> meaning.equals(field.meaning())).map(FormComponent::key).findFirst();
  }

  /**
   * @return by key: String (dates in ISO), BigDecimal, Boolean, {@code List<String>}, a map for a group with path and
   *     {@code List<Map>} for a list; what nobody filled in is absent, but a checkbox is false
   * @throws InvalidField naming the path of the first mistake, e.g. {@code gastos[2].monto}
   */
  public Map<String, Object> read(Map<String, ?> sent) {
    Reading reading = new Reading();
    Map<String, Object> values = reading.fields(components, sent, "", "");
    if (!reading.mistakes.isEmpty()) {
      throw reading.mistakes.get(0);
    }
    return values;
  }

  /** Everything that {@link #read} would refuse. */
  public List<InvalidField> mistakes(Map<String, ?> sent) {
    Reading reading = new Reading();
    reading.fields(components, sent, "", "");
    return reading.mistakes;
  }

  /**
   * What a decision table reads.
   *
   * @param values as {@link #read} answered them
   * @return every field by key, null where empty, dates as LocalDate or LocalDateTime
   */
  public Map<String, Object> facts(Map<String, ?> values) {
    return facts(components, values);
  }

  /**
   * @param values as {@link #read} answered them
   * @return a line "Etiqueta: valor" for each field that was filled in
   */
  public String describe(Map<String, ?> values) {
    return String.join("\n", describe(components, values, ""));
  }

  private static Map<String, Object> facts(List<FormComponent> components, Map<?, ?> values) {
    Map<String, Object> facts = new HashMap<>();
    FormComponent.fields(components).forEach(field -> facts.put(field.key(), fact(field, values.get(field.key()))));
    return facts;
  }

  private static Object fact(FormComponent field, Object value) {
    return switch (field.type()) {
      case "group" -> facts(field.components(), value == null ? Map.of() : (Map<?, ?>) value);
      case "dynamiclist" -> value == null ? List.of()
          : ((List<?>) value).stream().map(row -> facts(field.components(), (Map<?, ?>) row)).toList();
      case "datetime" -> value == null ? null
          : field.hasTime() ? LocalDateTime.parse((String) value) : LocalDate.parse((String) value);
      default -> value;
    };
  }

  private static List<String> describe(List<FormComponent> components, Map<?, ?> values, String indent) {
    List<String> lines = new ArrayList<>();
    FormComponent.fields(components).filter(field -> values.get(field.key()) != null).forEach(field -> {
      Object value = values.get(field.key());
      String label = indent + field.label() + ":";
      if (field.type().equals("group")) {
        lines.add(label);
        lines.addAll(describe(field.components(), (Map<?, ?>) value, indent + "  "));
      } else if (field.type().equals("dynamiclist")) {
        lines.add(label);
        List<?> rows = (List<?>) value;
        IntStream.range(0, rows.size()).forEach(i -> lines.add("%s  %d. %s".formatted(indent, i + 1,
            String.join("; ", describe(field.components(), (Map<?, ?>) rows.get(i), "")))));
      } else {
        lines.add(label + " " + field.say(value));
      }
    });
    return lines;
  }

  /** One walk through what somebody sent, which goes on after a mistake. */
  private static final class Reading {

    private final List<InvalidField> mistakes = new ArrayList<>();

    Map<String, Object> fields(List<FormComponent> components, Map<?, ?> sent, String prefix, String where) {
      Map<String, FormComponent> fields = FormComponent.fields(components)
          .collect(Collectors.toMap(FormComponent::key, field -> field, (one, other) -> one, LinkedHashMap::new));
      sent.keySet().stream().filter(name -> !fields.containsKey(name)).findFirst().map(String::valueOf).ifPresent(name -> {
        String shown = name.length() <= 64 ? name : name.substring(0, 64) + "…";
        mistakes.add(new InvalidField(prefix + shown, "«%s»%s no es un campo de este formulario: usa %s."
            .formatted(shown, where, String.join(", ", fields.keySet()))));
      });
      Map<String, Object> values = new LinkedHashMap<>();
      fields.forEach((key, field) -> {
        try {
          Object value = field.isShown() ? null : value(field, sent.get(key), prefix + key, where);
          if (value != null) {
            values.put(key, value);
          }
        } catch (InvalidField mistake) {
          mistakes.add(mistake);
        }
      });
      return values;
    }

    private Object value(FormComponent field, Object sent, String path, String where) {
      return switch (field.type()) {
        case "group" -> group(field, sent, path, where);
        case "dynamiclist" -> rows(field, sent, path);
        default -> field.read(sent, path, where);
      };
    }

    private Map<String, Object> group(FormComponent group, Object sent, String path, String where) {
      Map<String, Object> values = fields(group.components(), map(sent == null ? Map.of() : sent, group, path), path + ".", where);
      return values.isEmpty() ? null : values;
    }

    private List<Map<String, Object>> rows(FormComponent list, Object sent, String path) {
      if (!(sent == null || sent instanceof List<?>)) {
        throw new InvalidField(path, "«%s» debe ser una lista de renglones.".formatted(list.label()));
      }
      List<?> rows = sent == null ? List.of() : (List<?>) sent;
      if (rows.size() < list.minRows() || rows.size() > list.maxRows()) {
        throw new InvalidField(path, "«%s» lleva de %d a %d renglones y tiene %d."
            .formatted(list.label(), list.minRows(), list.maxRows(), rows.size()));
      }
      List<Map<String, Object>> values = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        String row = "%s[%d]".formatted(path, i);
        try {
          values.add(fields(list.components(), map(rows.get(i), list, row), row + ".",
              " en el renglón %d de «%s»".formatted(i + 1, list.label())));
        } catch (InvalidField mistake) {
          mistakes.add(mistake);
        }
      }
      return values.isEmpty() ? null : values;
    }

    private static Map<?, ?> map(Object sent, FormComponent of, String path) {
      if (!(sent instanceof Map<?, ?> map)) {
        throw new InvalidField(path, "Cada renglón o grupo de «%s» es un objeto con sus campos.".formatted(of.label()));
      }
      return map;
    }
  }
}
