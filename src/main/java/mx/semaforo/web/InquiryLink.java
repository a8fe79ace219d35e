package mx.semaforo.web;

import mx.semaforo.inquiry.Inquiries;
import mx.semaforo.inquiry.Inquiry;
import mx.semaforo.process.ServiceDesk;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The link that asks somebody one question: whoever holds it reads the question, never the ticket, and answers once. */
@Component
public class InquiryLink {

  private final ServiceDesk desk;
  private final Inquiries inquiries;

  InquiryLink(ServiceDesk desk, Inquiries inquiries) {
    this.desk = desk;
    this.inquiries = inquiries;
  }

  public enum Status { PENDIENTE, RESPONDIDA, CERRADA }

  public record Question(String question, Status status) {}

  /** @throws ResponseStatusException 404 for a token that was never given out */
  public Question find(String token) {
    Inquiry inquiry = inquiries.find(token).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
        "Este enlace no existe: ábrelo otra vez desde el mensaje que recibiste."));
    return new Question(inquiry.question(), inquiry.isOpen() ? Status.PENDIENTE
        : inquiry.answeredAt() == null ? Status.CERRADA : Status.RESPONDIDA);
  }

  /** @throws mx.semaforo.ticket.TicketRuleViolation when the question was answered or closed before */
  public Question answer(String token, String text) {
    find(token);
    desk.answerInquiry(token, text);
    return find(token);
  }
}
