package mx.semaforo.web.portal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mx.semaforo.catalog.Catalogue;
import mx.semaforo.catalog.Offering;
import mx.semaforo.process.ServiceDesk;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.TicketRuleViolation;
import mx.semaforo.ticket.TicketType;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The catalogue, and the form of each service, drawn from the same schema that the desk checks it by. */
@Controller
@RequestMapping("/servicios")
class ServicePages {

  private final Catalogue catalogue;
  private final ServiceDesk desk;

  ServicePages(Catalogue catalogue, ServiceDesk desk) {
    this.catalogue = catalogue;
    this.desk = desk;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("areas", catalogue.offerings(Person.current()).stream()
        .collect(groupingBy(Offering::area, LinkedHashMap::new, toList())));
    return "services";
  }

  @GetMapping("/{service}")
  String show(@PathVariable String service, Model model) {
    return page(service, TypedForm.untouched(), List.of(), model);
  }

  /** A refusal shows the page again with its reasons and with what was typed. */
  @PostMapping("/{service}")
  String send(@PathVariable String service, @RequestParam MultiValueMap<String, String> posted, Model model, HttpServletResponse response) {
    Optional<TypedForm> rearranged = TypedForm.rearranged(posted, model);
    if (rearranged.isPresent()) {
      return page(service, rearranged.get(), List.of(), model);
    }
    TypedForm typed = TypedForm.of(posted);
    Offering offering = catalogue.offering(service, Person.current());
    Map<String, Object> fields = typed.sent(offering.form().components());
    List<InvalidField> mistakes = offering.form().mistakes(fields);
    if (mistakes.isEmpty()) {
      try {
        return "redirect:/tickets/" + desk.open(TicketType.SOLICITUD, Map.of("service", service, "fields", fields)).folio();
      } catch (InvalidField refused) {
        mistakes = List.of(refused);
      } catch (TicketRuleViolation refused) {
        model.addAttribute("refusal", refused.getMessage());
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return page(service, typed, mistakes, model);
  }

  private String page(String service, TypedForm typed, List<InvalidField> mistakes, Model model) {
    model.addAttribute("service", catalogue.offering(service, Person.current()));
    typed.show(mistakes, model);
    return "service";
  }
}
