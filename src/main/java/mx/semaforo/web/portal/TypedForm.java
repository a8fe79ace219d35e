package mx.semaforo.web.portal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import mx.semaforo.catalog.FormComponent;
import mx.semaforo.ticket.InvalidField;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A form on its way: what somebody has typed so far, by path, e.g. {@code gastos[2].monto}, which is how inputs are named. */
final class TypedForm {

  /** Names of the buttons that change the rows of a list; no field can be called so. */
  private static final String ADD = "_agregar";
  private static final String REMOVE = "_quitar";
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,40}(\\.\\d{1,40})?");

  private final MultiValueMap<String, String> typed;
  private final boolean untouched;

  private TypedForm(MultiValueMap<String, String> typed, boolean untouched) {
    this.typed = typed;
    this.untouched = untouched;
  }

  static TypedForm untouched() {
    return new TypedForm(new LinkedMultiValueMap<>(), true);
  }

  static TypedForm of(MultiValueMap<String, String> typed) {
    return new TypedForm(new LinkedMultiValueMap<>(typed), false);
  }

  /** What was sent before, to be corrected. */
  static TypedForm of(Map<String, ?> values) {
    MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
    values.forEach((key, value) -> type(key, value, typed));
    return new TypedForm(typed, false);
  }

  private static void type(String path, Object value, MultiValueMap<String, String> typed) {
    if (value instanceof Map<?, ?> group) {
      group.forEach((key, each) -> type(path + "." + key, each, typed));
    } else if (value instanceof List<?> rows && rows.stream().allMatch(Map.class::isInstance)) {
      IntStream.range(0, rows.size()).forEach(row -> type("%s[%d]".formatted(path, row), rows.get(row), typed));
    } else if (value instanceof List<?> several) {
      several.forEach(each -> typed.add(path, String.valueOf(each)));
    } else if (!Boolean.FALSE.equals(value)) {
      typed.set(path, value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value));
    }
  }

  /** With a row more or less, after one of the buttons that say so; empty after the one that sends. */
  static Optional<TypedForm> rearranged(MultiValueMap<String, String> posted, Model model) {
    if (posted.containsKey(ADD)) {
      model.addAttribute("added", posted.getFirst(ADD));
      return Optional.of(of(posted).withRow(posted.getFirst(ADD)));
    }
    if (posted.containsKey(REMOVE)) {
      String row = posted.getFirst(REMOVE);
      model.addAttribute("removed", row.substring(0, Math.max(0, row.lastIndexOf('['))));
      return Optional.of(of(posted).withoutRow(row));
    }
    return Optional.empty();
  }

  /** On a page, with what is to be corrected beside each field. */
  void show(List<InvalidField> mistakes, Model model) {
    Map<String, String> byPath = new LinkedHashMap<>();
    mistakes.forEach(mistake -> byPath.put(mistake.field().replaceFirst("^fields\\.", ""), mistake.getMessage()));
    model.addAttribute("typed", this);
    model.addAttribute("mistakes", byPath);
  }

  public List<String> values(FormComponent field, String path) {
    return untouched ? field.initial() : typed.getOrDefault(path, List.of());
  }

  public String value(FormComponent field, String path) {
    return String.join("", values(field, path));
  }

  /** How many rows of a list stand on the page. */
  public int rows(FormComponent list, String path) {
    if (untouched) {
      return Math.max(list.initialRows(), list.minRows());
    }
    int last = typed.keySet().stream().mapToInt(name -> row(name, path)).max().orElse(-1);
    return Math.min(last + 1, list.maxRows());
  }

  /** With one empty row more. */
  TypedForm withRow(String path) {
    int last = typed.keySet().stream().mapToInt(name -> row(name, path)).max().orElse(-1);
    TypedForm more = of(typed);
    more.typed.set("%s[%d].".formatted(path, last + 1), "");
    return more;
  }

  /** @param row path of the row to leave out, e.g. {@code gastos[2]}; those below move up */
  TypedForm withoutRow(String row) {
    Matcher gone = Pattern.compile("(.+)\\[(\\d{1,3})]").matcher(row);
    if (!gone.matches()) {
      return this;
    }
    String list = gone.group(1);
    int at = Integer.parseInt(gone.group(2));
    MultiValueMap<String, String> rest = new LinkedMultiValueMap<>();
    typed.forEach((name, values) -> {
      int each = row(name, list);
      if (each != at) {
        rest.put(each < at ? name : name.replace("%s[%d]".formatted(list, each), "%s[%d]".formatted(list, each - 1)), values);
      }
    });
    return of(rest);
  }

  /** As a program would send it; what is no number stays as it was typed, for the form to refuse. */
  Map<String, Object> sent(List<FormComponent> components) {
    return sent(components, "");
  }

  private Map<String, Object> sent(List<FormComponent> components, String prefix) {
    Map<String, Object> sent = new LinkedHashMap<>();
    FormComponent.fields(components).filter(field -> !field.isShown())
        .forEach(field -> sent.put(field.key(), sent(field, prefix + field.key())));
    return sent;
  }

  private Object sent(FormComponent field, String path) {
    return switch (field.type()) {
      case "group" -> sent(field.components(), path + ".");
      case "dynamiclist" -> rowsSent(field, path);
      case "checkbox" -> typed.containsKey(path);
      case "checklist", "taglist" -> values(field, path);
      case "number" -> NUMBER.matcher(value(field, path).strip()).matches() ? new BigDecimal(value(field, path).strip()) : value(field, path);
      default -> value(field, path);
    };
  }

  /** Without the empty rows at the end that nobody had to fill in. */
  private List<Map<String, Object>> rowsSent(FormComponent list, String path) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < rows(list, path); i++) {
      rows.add(sent(list.components(), "%s[%d].".formatted(path, i)));
    }
    while (rows.size() > list.minRows() && rows.get(rows.size() - 1).values().stream().allMatch(TypedForm::isEmpty)) {
      rows.remove(rows.size() - 1);
    }
    return rows;
  }

  private static boolean isEmpty(Object value) {
    return Boolean.FALSE.equals(value) || FormComponent.isNothing(value);
  }

  /** Index of the row of a list that an input belongs to, or -1. */
  private static int row(String name, String list) {
    Matcher row = Pattern.compile(Pattern.quote(list) + "\\[(\\d{1,3})]\\..*").matcher(name);
    return row.matches() ? Integer.parseInt(row.group(1)) : -1;
  }
}
