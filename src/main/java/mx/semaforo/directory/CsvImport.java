package mx.semaforo.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import mx.semaforo.directory.ImportReport.Rejected;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Text;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * One of the company's lists, as a spreadsheet saves it: UTF-8, comma or semicolon, a header that names the columns in any
 * order. Every line stands for itself, so that a broken one spoils no other; a text therefore cannot go on in the next line.
 */
public final class CsvImport<T> {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final SortedMap<Integer, T> accepted = new TreeMap<>();
  private final SortedMap<Integer, String> rejected = new TreeMap<>();

  private CsvImport() {}

  /**
   * @param columns what the header must name, each once, and nothing else
   * @param reader one line's object; throws {@link InvalidField} with the reason why the line cannot be used
   * @param key what may stand in the file only once
   * @throws InvalidField {@code file}, when nothing of it can be read
   */
  public static <T> CsvImport<T> read(byte[] file, List<String> columns, Function<Line, T> reader, Function<T, String> key) {
    List<String> lines = text(file).lines().toList();
    if (lines.isEmpty() || lines.get(0).isBlank()) {
      throw unreadable("está vacío o empieza con un renglón en blanco; el primero debe ser " + String.join(",", columns));
    }
    CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(lines.get(0).indexOf(';') < 0 ? ',' : ';')
        .setIgnoreSurroundingSpaces(true).get();
    List<String> header = header(lines.get(0), format, columns);
    CsvImport<T> read = new CsvImport<>();
    Map<String, Integer> known = new HashMap<>();
    for (int number = 2; number <= lines.size(); number++) {
      try {
        List<String> values = values(lines.get(number - 1), format);
        if (values.stream().allMatch(String::isBlank)) {
          continue;
        }
        T value = reader.apply(line(header, values));
        Integer before = known.putIfAbsent(key.apply(value), number);
        if (before != null) {
          throw new InvalidField("file", "«%s» ya está en el renglón %d: deja uno solo.".formatted(key.apply(value), before));
        }
        read.accepted.put(number, value);
      } catch (InvalidField unusable) {
        read.rejected.put(number, unusable.getMessage());
      }
    }
    return read;
  }

  /** What can be used so far, by the line's number. */
  public SortedMap<Integer, T> accepted() {
    return Collections.unmodifiableSortedMap(accepted);
  }

  public void reject(int line, String reason) {
    accepted.remove(line);
    rejected.put(line, reason);
  }

  /** @param loaded how many of the accepted lines were new or changed something */
  public ImportReport report(int loaded) {
    return new ImportReport(loaded, accepted.size() - loaded,
        rejected.entrySet().stream().map(each -> new Rejected(each.getKey(), each.getValue())).toList());
  }

  /** The values of one line by column. */
  public record Line(Map<String, String> values) {

    /** @throws InvalidField when there is none, or it is longer than {@code max} characters or cannot be printed */
    public String required(String column, int max) {
      return printable(column, Text.required(column, column, values.get(column), max));
    }

    /** @return null when there is none */
    public String optional(String column, int max) {
      return printable(column, Text.limited(column, column, values.get(column), max));
    }

    private static String printable(String column, String value) {
      if (value != null && value.chars().anyMatch(Character::isISOControl)) {
        throw new InvalidField(column, "«%s» tiene un carácter de control: bórralo y escríbelo de nuevo.".formatted(column));
      }
      return value;
    }
  }

  private static String text(byte[] file) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      if (text.indexOf('\0') < 0) {
        return Normalizer.normalize(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, Normalizer.Form.NFC);
      }
    } catch (CharacterCodingException otherEncoding) {
      // Answered below like UTF-16, whose every other byte may be a null.
    }
    throw unreadable("no está en UTF-8; en la hoja de cálculo guárdalo como «CSV UTF-8»");
  }

  private static List<String> header(String line, CSVFormat format, List<String> columns) {
    List<String> header = values(line, format).stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    Set<String> seen = new HashSet<>();
    List<String> faults = Stream.concat(
        header.stream().filter(name -> !columns.contains(name) || !seen.add(name))
            .map(name -> (seen.contains(name) ? "se repite «%s»" : "sobra «%s»").formatted(name.substring(0, Math.min(name.length(), 40)))),
        columns.stream().filter(name -> !header.contains(name)).map("falta «%s»"::formatted)).limit(10).toList();
    if (!faults.isEmpty()) {
      throw unreadable("no trae el encabezado %s: %s".formatted(String.join(",", columns), String.join(", ", faults)));
    }
    return header;
  }

  private static List<String> values(String line, CSVFormat format) {
    try (CSVParser parser = CSVParser.parse(line, format)) {
      List<CSVRecord> records = parser.getRecords();
      return records.isEmpty() ? List.of() : records.get(0).toList();
    } catch (IOException | UncheckedIOException e) {
      throw new InvalidField("file", "Las comillas no están bien puestas: van al principio y al final del dato, y dobles adentro.");
    }
  }

  private static Line line(List<String> header, List<String> values) {
    if (values.size() != header.size()) {
      throw new InvalidField("file", "Tiene %d datos y el encabezado pide %d: revisa los separadores y las comillas."
          .formatted(values.size(), header.size()));
    }
    Map<String, String> line = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      line.put(header.get(i), values.get(i));
    }
    return new Line(line);
  }

  private static InvalidField unreadable(String reason) {
    return new InvalidField("file", "El archivo %s.".formatted(reason));
  }
}
