package mx.semaforo.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import mx.semaforo.process.ConcurrentChange;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.TicketRuleViolation;
import mx.semaforo.web.InquiryLink;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where somebody answers the one question they were asked, with nothing but the link from the mail. */
@Controller
@RequestMapping("/respuesta/{token}")
class InquiryPage {

  private final InquiryLink link;
  private final MessageSource texts;

  InquiryPage(InquiryLink link, MessageSource texts) {
    this.link = link;
    this.texts = texts;
  }

  @GetMapping
  String show(@PathVariable String token, Model model) {
    model.addAttribute("inquiry", link.find(token));
    return "inquiry";
  }

  /** A refusal shows the page again with its reason and with what was typed. */
  @PostMapping
  String answer(@PathVariable String token, @RequestParam(required = false) String answer, Locale locale, Model model,
      RedirectAttributes next, HttpServletResponse response) {
    try {
      link.answer(token, answer);
    } catch (InvalidField | TicketRuleViolation | ConcurrentChange refused) {
      response.setStatus(refused instanceof InvalidField ? HttpStatus.UNPROCESSABLE_ENTITY.value() : HttpStatus.CONFLICT.value());
      model.addAttribute("error", refused.getMessage());
      return show(token, model);
    }
    next.addFlashAttribute("done", texts.getMessage("inquiry.done", null, locale));
    return "redirect:/respuesta/{token}";
  }
}
