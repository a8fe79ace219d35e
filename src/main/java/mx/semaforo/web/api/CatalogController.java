package mx.semaforo.web.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import mx.semaforo.catalog.Catalogue;
import mx.semaforo.catalog.Offering;
import mx.semaforo.security.Person;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the person asking may ask for. */
@RestController
@RequestMapping(path = "/api/v1/catalog", produces = APPLICATION_JSON_VALUE)
@Tag(name = "Catálogo de servicios")
class CatalogController {

  private final Catalogue catalogue;

  CatalogController(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @GetMapping
  @Operation(summary = "Lista los servicios que puedes pedir", description = "Se piden con POST /api/v1/tickets y type SOLICITUD.")
  Items<Service> list() {
    return Items.all(catalogue.offerings(Person.current()).stream().map(Service::of).toList());
  }

  @GetMapping("/{service}")
  @Operation(summary = "Muestra un servicio con su formulario", description = """
      «form» es un Camunda Form: sus claves son las de «fields» al pedir el servicio, y sus reglas las revisa también la mesa.
      Sin los documentos obligatorios nadie aprueba ni soluciona la solicitud.""")
  WholeService show(@PathVariable String service) {
    return WholeService.of(catalogue.offering(service, Person.current()));
  }

  record Service(String service, String name, String area, String description, List<String> policies) {

    static Service of(Offering offering) {
      return new Service(offering.service(), offering.name(), offering.area(), offering.description(), offering.policies());
    }
  }

  /** @param approval whether somebody has to approve it first */
  record WholeService(String service, String name, String area, String description, List<String> policies,
      Map<String, Object> form, List<Offering.Document> documents, boolean approval) {

    static WholeService of(Offering offering) {
      return new WholeService(offering.service(), offering.name(), offering.area(), offering.description(), offering.policies(),
          offering.form().schema(), offering.documents(), offering.approval());
    }
  }
}
