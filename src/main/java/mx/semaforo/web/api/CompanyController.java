package mx.semaforo.web.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.Function;
import mx.semaforo.asset.Asset;
import mx.semaforo.asset.Assets;
import mx.semaforo.directory.Employee;
import mx.semaforo.directory.Employees;
import mx.semaforo.directory.ImportReport;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.InvalidField;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The company's people and equipment. */
@RestController
@RequestMapping(path = "/api/v1", produces = APPLICATION_JSON_VALUE)
@Tag(name = "Directorio y equipos")
class CompanyController {

  private static final String CSV = "text/csv";

  private final Employees employees;
  private final Assets assets;
  private final OnlyOnce once;

  CompanyController(Employees employees, Assets assets, OnlyOnce once) {
    this.employees = employees;
    this.assets = assets;
    this.once = once;
  }

  @GetMapping("/directory")
  @Operation(summary = "Lista a las personas de la empresa", description = """
      Para supervisión y administración, por orden de usuario. «q» busca en usuario, nombre y área; para la página siguiente
      manda en «after» el valor de «next».""")
  Items<Employee> people(@RequestParam(required = false) String q, @RequestParam(required = false) String after,
      @RequestParam(required = false) String size) {
    Employees.Page page = employees.find(q, after, size);
    return new Items<>(page.items(), page.next());
  }

  @PostMapping(path = "/directory/import", consumes = CSV)
  @Operation(summary = "Carga personas desde un CSV", description = """
      Para supervisión y administración. Columnas: usuario, nombre, area, jefe, activo, suplente, ausente_desde, ausente_hasta,
      en cualquier orden, en UTF-8 y hasta 5 MB. Los renglones buenos se cargan y los demás se explican; quien no viene en el
      archivo queda como está.""")
  @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ImportReport.class)))
  ResponseEntity<?> importPeople(@RequestBody(required = false) byte[] file, HttpServletRequest request) {
    return load(request, file, employees::load);
  }

  @GetMapping("/assets")
  @Operation(summary = "Lista los equipos", description = """
      Los tuyos, por orden de etiqueta; supervisión y administración ven todos, salvo con «mine» en true.""")
  Items<Asset> equipment(@RequestParam(required = false) String mine, @RequestParam(required = false) String after,
      @RequestParam(required = false) String size) {
    if (mine != null && !mine.equals("true") && !mine.equals("false")) {
      throw new InvalidField("mine", "«mine» es true para ver solo lo tuyo, o false.");
    }
    Assets.Page page = assets.find("true".equals(mine), after, size);
    return new Items<>(page.items(), page.next());
  }

  @PostMapping(path = "/assets/import", consumes = CSV)
  @Operation(summary = "Carga equipos desde un CSV", description = """
      Para supervisión y administración. Columnas: etiqueta, tipo, modelo, serie, asignado_a, en cualquier orden, en UTF-8 y
      hasta 5 MB. Los renglones buenos se cargan y los demás se explican; lo que no viene en el archivo queda como está.""")
  @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ImportReport.class)))
  ResponseEntity<?> importEquipment(@RequestBody(required = false) byte[] file, HttpServletRequest request) {
    return load(request, file, assets::load);
  }

  private ResponseEntity<?> load(HttpServletRequest request, byte[] file, Function<byte[], ImportReport> load) {
    byte[] sent = file == null ? new byte[0] : file;
    try {
      return once.answer(request, Person.current().id(), Map.of("file", sent), () -> ResponseEntity.ok(load.apply(sent)));
    } catch (DataIntegrityViolationException | ConcurrencyFailureException anotherImport) {
      throw new ResponseStatusException(HttpStatus.CONFLICT, "Otra persona cargó un archivo en este mismo momento: vuelve a mandar el tuyo.",
          anotherImport);
    }
  }
}
