package mx.semaforo.web.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import mx.semaforo.assignment.Agents;
import mx.semaforo.guide.Guide;
import mx.semaforo.guide.GuideAnswer;
import mx.semaforo.process.Guidance;
import mx.semaforo.process.ServiceDesk;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Text;
import mx.semaforo.ticket.Ticket;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The agent's guide: what was answered, and what the answers lead to. For the desk only. */
@RestController
@RequestMapping(path = "/api/v1", produces = APPLICATION_JSON_VALUE)
@Tag(name = "Guía del agente")
class GuideController {

  private final ServiceDesk desk;
  private final Guidance guidance;
  private final Guide guide;
  private final Agents agents;
  private final OnlyOnce once;

  GuideController(ServiceDesk desk, Guidance guidance, Guide guide, Agents agents, OnlyOnce once) {
    this.desk = desk;
    this.guidance = guidance;
    this.guide = guide;
    this.agents = agents;
    this.once = once;
  }

  @PostMapping(path = "/tickets/{folio}/hand-over", consumes = APPLICATION_JSON_VALUE)
  @Operation(summary = "Entrega el ticket a otra persona de la mesa", description = """
      Lo hace quien lo atiende o la supervisión. Si quien lo recibe está ausente o fuera de horario, lo recibe igual y «warning» lo dice.""")
  @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HandedOver.class)))
  @Sends(HandOver.class)
  ResponseEntity<?> handOver(@PathVariable String folio, @RequestBody(required = false) Map<String, Object> sent, HttpServletRequest request) {
    return once.answer(request, Person.current().id(), sent, () -> {
      Map<String, String> fields = texts(sent, "to", "reason");
      Ticket ticket = desk.handOver(folio, fields.get("to"), fields.get("reason"));
      return ResponseEntity.ok(new HandedOver(TicketView.of(ticket), agents.find(ticket.assignee()).filter(agent -> !agent.presence().here())
          .map(agent -> "%s está %s.".formatted(agent.name(), agent.presence().words())).orElse(null)));
    });
  }

  @PostMapping(path = "/tickets/{folio}/inform", consumes = APPLICATION_JSON_VALUE)
  @Operation(summary = "Informa al siguiente nivel de soporte", description = "El ticket no cambia de manos.")
  @ApiResponse(responseCode = "201", content = @Content)
  @Sends(Informed.class)
  ResponseEntity<?> inform(@PathVariable String folio, @RequestBody(required = false) Map<String, Object> sent, HttpServletRequest request) {
    return once.answer(request, Person.current().id(), sent, () -> {
      guidance.inform(folio, texts(sent, "note").get("note"));
      return ResponseEntity.created(URI.create("/api/v1/tickets/" + folio + "/timeline")).build();
    });
  }

  @GetMapping("/tickets/{folio}/guide")
  @Operation(summary = "Muestra lo que se respondió en la guía", description = "De todos los ciclos de trabajo, del primero al último.")
  Items<GuideAnswer> answers(@PathVariable String folio) {
    return Items.all(guide.of(desk.ticket(folio)));
  }

  @GetMapping("/tickets/{folio}/guide/{question:[1-5]}")
  @Operation(summary = "Muestra la respuesta a una pregunta en este ciclo de trabajo")
  GuideAnswer answer(@PathVariable String folio, @PathVariable int question) {
    return guide.of(desk.ticket(folio), question).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
        "Nadie ha respondido la pregunta %d en este ciclo de trabajo.".formatted(question)));
  }

  @PutMapping(path = "/tickets/{folio}/guide/{question:[1-5]}", consumes = APPLICATION_JSON_VALUE)
  @Operation(summary = "Responde una pregunta de la guía en este ciclo de trabajo", description = """
      1: APLICADO (reference: el protocolo), NO_APLICA, NO_EXISTE. 2: SIRVIO (reference: el folio), NO_SIRVIO, NO_HAY.
      3: SOY_LA_PERSONA, ENTREGADO (reference: a quién). 4: SIGO, ESCALO. 5: INFORMADO, NO_HACE_FALTA.""")
  @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = GuideAnswer.class)))
  @Sends(Answered.class)
  ResponseEntity<?> answer(@PathVariable String folio, @PathVariable int question, @RequestBody(required = false) Map<String, Object> sent,
      HttpServletRequest request) {
    return once.answer(request, Person.current().id(), sent,
        () -> ResponseEntity.ok(guidance.answer(folio, question, sent == null ? Map.of() : sent)));
  }

  @GetMapping("/guide/summary")
  @Operation(summary = "Cuenta las respuestas de la guía", description = """
      Para supervisión y administración. «from» y «to» son fechas e incluyen ambos días.""")
  Items<Guide.Count> summary(@RequestParam(required = false) String from, @RequestParam(required = false) String to) {
    return Items.all(guide.summary(from, to));
  }

  private static Map<String, String> texts(Map<String, Object> sent, String... fields) {
    Map<String, String> texts = new TreeMap<>();
    (sent == null ? Map.<String, Object>of() : sent).forEach((name, value) -> {
      if (!Set.of(fields).contains(name)) {
        throw new InvalidField(name, "Aquí van %s: quita lo demás.".formatted(String.join(", ", fields)));
      }
      texts.put(name, Text.sent(name, value));
    });
    return texts;
  }

  record HandOver(String to, String reason) {}

  record HandedOver(TicketView ticket, String warning) {}

  record Informed(String note) {}

  record Answered(String answer, String reference, String note) {}
}
