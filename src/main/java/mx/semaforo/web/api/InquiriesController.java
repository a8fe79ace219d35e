package mx.semaforo.web.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Text;
import mx.semaforo.web.InquiryLink;
import mx.semaforo.web.InquiryLink.Question;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The question behind a link; the token is the whole permission. */
@RestController
@RequestMapping(path = "/api/v1/inquiries/{token}", produces = APPLICATION_JSON_VALUE)
@SecurityRequirements
@Tag(name = "Preguntas")
class InquiriesController {

  private final InquiryLink link;
  private final OnlyOnce once;

  InquiriesController(InquiryLink link, OnlyOnce once) {
    this.link = link;
    this.once = once;
  }

  @GetMapping
  @Operation(summary = "Muestra la pregunta y si todavía espera respuesta")
  Question show(@PathVariable String token) {
    return link.find(token);
  }

  @PostMapping(consumes = APPLICATION_JSON_VALUE)
  @Operation(summary = "Responde la pregunta, una sola vez")
  @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Question.class)))
  @Sends(Answered.class)
  ResponseEntity<?> answer(@PathVariable String token, @RequestBody(required = false) Map<String, Object> sent, HttpServletRequest request) {
    link.find(token);
    return once.answer(request, token, sent, () -> ResponseEntity.ok(link.answer(token, Answered.read(sent == null ? Map.of() : sent).answer())));
  }

  record Answered(String answer) {

    static Answered read(Map<String, Object> sent) {
      sent.keySet().stream().filter(name -> !name.equals("answer")).findFirst().ifPresent(name -> {
        throw new InvalidField(name, "Una respuesta lleva answer: quita lo demás.");
      });
      return new Answered(Text.sent("answer", sent.get("answer")));
    }
  }
}
