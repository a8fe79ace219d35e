package mx.semaforo.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import mx.semaforo.process.Action;
import mx.semaforo.process.ActionNotAllowed;
import mx.semaforo.process.ConcurrentChange;
import mx.semaforo.security.People;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.TicketRuleViolation;
import mx.semaforo.web.ApprovalLink;
import mx.semaforo.web.ApprovalLink.Asked;
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

/** Where an approver decides with nothing but the link from the mail. Opening it decides nothing: mail scanners follow links. */
@Controller
@RequestMapping("/aprobacion/{token}")
class ApprovalPage {

  private final ApprovalLink link;
  private final People people;
  private final MessageSource texts;

  ApprovalPage(ApprovalLink link, People people, MessageSource texts) {
    this.link = link;
    this.people = people;
    this.texts = texts;
  }

  @GetMapping
  String show(@PathVariable String token, Model model) {
    Asked asked = link.find(token);
    model.addAttribute("asked", asked);
    model.addAttribute("requester", name(asked.requester()));
    model.addAttribute("onBehalfOf", name(asked.onBehalfOf()));
    model.addAttribute("needsLogin", link.needsLogin(asked));
    model.addAttribute("decisions", ApprovalLink.DECISIONS);
    return "approval";
  }

  /** Behind the login, for members of a group. */
  @GetMapping("/entrar")
  String login() {
    return "redirect:/aprobacion/{token}";
  }

  /** A refusal shows the page again with its reason and with what was typed. */
  @PostMapping
  String decide(@PathVariable String token, @RequestParam String accion, @RequestParam(required = false) String reason,
      Locale locale, Model model, RedirectAttributes next, HttpServletResponse response) {
    Action decision = Action.of(accion).filter(ApprovalLink.DECISIONS::contains).orElseThrow(() ->
        new ResponseStatusException(HttpStatus.BAD_REQUEST, "Elige una de las opciones de la página."));
    try {
      link.decide(token, decision, reason);
    } catch (InvalidField | ActionNotAllowed | TicketRuleViolation | ConcurrentChange refused) {
      response.setStatus(refused instanceof InvalidField ? HttpStatus.UNPROCESSABLE_ENTITY.value() : HttpStatus.CONFLICT.value());
      model.addAttribute("error", refused.getMessage());
      return show(token, model);
    }
    next.addFlashAttribute("done", texts.getMessage("approval.done." + decision, null, locale));
    return "redirect:/aprobacion/{token}";
  }

  private String name(String login) {
    return login == null ? null : people.called(login);
  }
}
