package mx.semaforo.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import mx.semaforo.process.Action;
import mx.semaforo.process.ActionNotAllowed;
import mx.semaforo.process.ConcurrentChange;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.TicketRuleViolation;
import mx.semaforo.web.SolutionLink;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a requester accepts, rejects or rates a solution with nothing but the link from the mail. */
@Controller
@RequestMapping("/solucion/{token}")
class SolutionPage {

  private final SolutionLink link;
  private final MessageSource texts;

  SolutionPage(SolutionLink link, MessageSource texts) {
    this.link = link;
    this.texts = texts;
  }

  @GetMapping
  String show(@PathVariable String token, Model model) {
    model.addAttribute("survey", link.find(token));
    return "solution";
  }

  /** A refusal shows the page again with its reason and with what was typed. */
  @PostMapping
  String answer(@PathVariable String token, @RequestParam Map<String, String> typed, Locale locale, Model model,
      RedirectAttributes next, HttpServletResponse response) {
    Action action = Action.of(typed.get("accion")).orElseThrow(() ->
        new ResponseStatusException(HttpStatus.BAD_REQUEST, "Elige una de las opciones de la página."));
    try {
      link.act(token, action, fields(action, typed));
    } catch (InvalidField | ActionNotAllowed | TicketRuleViolation | ConcurrentChange refused) {
      response.setStatus(refused instanceof InvalidField ? HttpStatus.UNPROCESSABLE_ENTITY.value() : HttpStatus.CONFLICT.value());
      model.addAttribute("error", refused.getMessage());
      return show(token, model);
    }
    next.addFlashAttribute("done", texts.getMessage("solution.done." + action, null, locale));
    return "redirect:/solucion/{token}";
  }

  private static Map<String, String> fields(Action action, Map<String, String> typed) {
    Map<String, String> fields = new HashMap<>();
    action.fields().forEach(field -> fields.put(field.apiName(), typed.get(field.apiName())));
    return fields;
  }
}
