package mx.semaforo.directory;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import mx.semaforo.directory.CsvImport.Line;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Paging;
import mx.semaforo.ticket.Text;
import org.springframework.data.domain.Limit;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The desk's own table of the company's people, kept by supervisors and administrators. */
@Component
@Transactional
public class Employees {

  private static final List<String> COLUMNS =
      List.of("usuario", "nombre", "area", "jefe", "activo", "suplente", "ausente_desde", "ausente_hasta");
  private static final Map<String, Boolean> YES_OR_NO = Map.of("sí", true, "si", true, "no", false);
  private static final int LOGIN = 64;
  private static final int LONGEST = 200;
  private static final int USUAL_SIZE = 25;

  private final EmployeeRepository employees;

  Employees(EmployeeRepository employees) {
    this.employees = employees;
  }

  /** @param next the cursor of the page that follows; null on the last one */
  public record Page(List<Employee> items, String next) {}

  /**
   * Adds and changes people; whoever is not in the file stays as is. Good lines are loaded though others are rejected.
   *
   * @param file CSV with the columns usuario, nombre, area, jefe, activo, suplente, ausente_desde and ausente_hasta
   * @throws AccessDeniedException unless a supervisor or an administrator asks
   * @throws InvalidField {@code file}, when nothing of it can be read
   */
  public ImportReport load(byte[] file) {
    onlyForWhoeverSeesAll();
    return store(file);
  }

  ImportReport store(byte[] file) {
    CsvImport<Employee> sent = CsvImport.read(file, COLUMNS, Employees::read, Employee::login);
    Map<String, EmployeeRow> rows = employees.lockAll().stream().collect(Collectors.toMap(EmployeeRow::getId, Function.identity()));
    new Hierarchy(rows.values().stream().map(EmployeeRow::employee).toList()).check(sent);
    int loaded = 0;
    for (Employee employee : sent.accepted().values()) {
      EmployeeRow row = rows.get(employee.login());
      if (row == null) {
        employees.save(new EmployeeRow(employee));
        loaded++;
      } else if (!row.employee().equals(employee)) {
        row.become(employee);
        loaded++;
      }
    }
    return sent.report(loaded);
  }

  /**
   * People in the order of their logins.
   *
   * @param q text contained in login, name or area, in upper or lower case; null or blank for everybody
   * @param after {@code next} of the page before
   * @throws AccessDeniedException unless a supervisor or an administrator asks
   * @throws InvalidField naming the criterion that cannot be read
   */
  @Transactional(readOnly = true)
  public Page find(String q, String after, String size) {
    onlyForWhoeverSeesAll();
    int most = Paging.size(size, USUAL_SIZE);
    String text = Text.limited("q", "q", q, LONGEST);
    List<Employee> found = employees.page(after == null || after.isBlank() ? "" : Paging.place(after, 1).get(0),
        text == null ? "" : text.toLowerCase(Locale.ROOT), Limit.of(most + 1)).stream().map(EmployeeRow::employee).toList();
    return found.size() <= most ? new Page(found, null)
        : new Page(found.subList(0, most), Paging.cursor(found.get(most - 1).login()));
  }

  @Transactional(readOnly = true)
  boolean areNone() {
    return employees.count() == 0;
  }

  private static void onlyForWhoeverSeesAll() {
    if (!Person.current().seesAll()) {
      throw new AccessDeniedException("directory");
    }
  }

  private static Employee read(Line line) {
    String login = line.required("usuario", LOGIN);
    if (!login.matches("[a-zA-Z0-9._@-]+")) {
      throw new InvalidField("usuario", "«usuario» lleva solo letras sin acento, números y . _ @ -");
    }
    LocalDate from = date(line, "ausente_desde");
    LocalDate until = date(line, "ausente_hasta");
    if (until != null && (from == null || until.isBefore(from))) {
      throw new InvalidField("ausente_hasta", from == null ? "Falta «ausente_desde»: «ausente_hasta» va con ella."
          : "«ausente_hasta» es anterior a «ausente_desde».");
    }
    return new Employee(login, line.required("nombre", LONGEST), line.required("area", LONGEST), line.optional("jefe", LOGIN),
        active(line), line.optional("suplente", LOGIN), from, until);
  }

  private static boolean active(Line line) {
    Boolean active = YES_OR_NO.get(line.required("activo", LONGEST).toLowerCase(Locale.ROOT));
    if (active == null) {
      throw new InvalidField("activo", "«activo» es sí o no.");
    }
    return active;
  }

  private static LocalDate date(Line line, String column) {
    String text = line.optional(column, LONGEST);
    try {
      LocalDate date = text == null ? null : LocalDate.parse(text);
      if (date == null || date.getYear() >= 1900 && date.getYear() < 2200) {
        return date;
      }
    } catch (DateTimeException unreadable) {
      // Answered below like a year that nobody means.
    }
    throw new InvalidField(column, "«%s» es una fecha como 2026-01-31.".formatted(column));
  }
}
