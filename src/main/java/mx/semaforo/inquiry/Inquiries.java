package mx.semaforo.inquiry;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import mx.semaforo.security.LinkToken;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Text;
import mx.semaforo.ticket.TicketRuleViolation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Questions of a folio to people outside it; each link takes one answer. */
@Component
@Transactional
public class Inquiries {

  private final InquiryRepository inquiries;
  private final Clock clock;

  Inquiries(InquiryRepository inquiries, Clock clock) {
    this.inquiries = inquiries;
    this.clock = clock;
  }

  /** @throws InvalidField without a person or a question, or when one is too long */
  public Inquiry ask(String folio, String person, String question) {
    return inquiries.save(new Inquiry(LinkToken.next(), folio,
        Text.required("person", "persona", person, 64), Text.required("question", "pregunta", question, Text.LONG), clock.instant()));
  }

  @Transactional(readOnly = true)
  public Optional<Inquiry> find(String token) {
    return inquiries.findById(token);
  }

  /**
   * @throws TicketRuleViolation when there is no such question, or it was answered or closed before
   * @throws InvalidField without a text, or when it is too long
   */
  public Inquiry answer(String token, String text) {
    Inquiry inquiry = find(token).filter(Inquiry::isOpen)
        .orElseThrow(() -> new TicketRuleViolation("Esta pregunta ya no espera respuesta."));
    inquiry.answer(Text.required("answer", "respuesta", text, Text.LONG), clock.instant());
    return inquiry;
  }

  /** Oldest first. */
  @Transactional(readOnly = true)
  public List<Inquiry> of(String folio) {
    return inquiries.findByFolioOrderByAskedAtAscTokenAsc(folio);
  }

  /** Nobody waits for an answer any more. */
  public void close(String folio) {
    of(folio).stream().filter(Inquiry::isOpen).forEach(inquiry -> inquiry.close(clock.instant()));
  }
}
