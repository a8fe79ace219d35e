package mx.semaforo.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mx.semaforo.catalog.Request;
import mx.semaforo.catalog.RequestForm;
import mx.semaforo.catalog.Requests;
import mx.semaforo.process.Action;
import mx.semaforo.process.ActionNotAllowed;
import mx.semaforo.process.ServiceDesk;
import mx.semaforo.process.ServiceDesk.AwaitedForm;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.TicketRuleViolation;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The form that a request waits for: a correction, or a step of its fulfilment that is one's own. */
@Controller
@RequestMapping("/tickets/{folio}/formulario")
class StepPages {

  private final ServiceDesk desk;
  private final Requests requests;

  StepPages(ServiceDesk desk, Requests requests) {
    this.desk = desk;
    this.requests = requests;
  }

  @GetMapping
  String show(@PathVariable String folio, Model model) {
    Step step = step(folio);
    TypedForm typed = step.action() == Action.CORREGIR
        ? TypedForm.of(requests.find(folio).map(Request::values).orElse(Map.of())) : TypedForm.untouched();
    return page(step, typed, List.of(), model);
  }

  /** A refusal shows the page again with its reasons and with what was typed. */
  @PostMapping
  String send(@PathVariable String folio, @RequestParam MultiValueMap<String, String> posted, Model model, HttpServletResponse response) {
    Step step = step(folio);
    Optional<TypedForm> rearranged = TypedForm.rearranged(posted, model);
    if (rearranged.isPresent()) {
      return page(step, rearranged.get(), List.of(), model);
    }
    TypedForm typed = TypedForm.of(posted);
    Map<String, Object> fields = typed.sent(step.form().components());
    List<InvalidField> mistakes = step.form().mistakes(fields);
    if (mistakes.isEmpty()) {
      try {
        desk.act(folio, step.action(), fields);
        return "redirect:/tickets/" + folio;
      } catch (InvalidField refused) {
        mistakes = List.of(refused);
      } catch (TicketRuleViolation | ActionNotAllowed refused) {
        model.addAttribute("refusal", refused.getMessage());
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return page(step, typed, mistakes, model);
  }

  private Step step(String folio) {
    AwaitedForm awaited = desk.form(folio).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
        "%s no espera ahora un formulario tuyo: mira en su página cómo va.".formatted(folio)));
    return new Step(folio, awaited.action(), awaited.form());
  }

  private static String page(Step step, TypedForm typed, List<InvalidField> mistakes, Model model) {
    model.addAttribute("step", step);
    typed.show(mistakes, model);
    return "step";
  }

  /** @param action what sending the form does */
  record Step(String folio, Action action, RequestForm form) {}
}
