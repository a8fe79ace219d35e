package mx.semaforo.web.api;

import static java.util.stream.Collectors.joining;
import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mx.semaforo.catalog.Requests;
import mx.semaforo.process.Action;
import mx.semaforo.process.Documents;
import mx.semaforo.process.ServiceDesk;
import mx.semaforo.process.ServiceDesk.AwaitedForm;
import mx.semaforo.security.Person;
import mx.semaforo.sla.ClockReport;
import mx.semaforo.sla.SlaClocks;
import mx.semaforo.ticket.Impact;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Paging;
import mx.semaforo.ticket.Text;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketSearch;
import mx.semaforo.ticket.TicketSearch.Criteria;
import mx.semaforo.ticket.TicketType;
import mx.semaforo.ticket.TimelineEntry.Visibility;
import mx.semaforo.ticket.Urgency;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Tickets for programs. What may be written and by whom is the façade's to say; here it only gets its shape. */
@RestController
@RequestMapping(path = "/api/v1/tickets", produces = APPLICATION_JSON_VALUE)
@Tag(name = "Tickets")
class TicketsController {

  private final ServiceDesk desk;
  private final Requests requests;
  private final Documents documents;
  private final TicketSearch search;
  private final TicketHistory history;
  private final SlaClocks clocks;
  private final OnlyOnce once;

  TicketsController(ServiceDesk desk, Requests requests, Documents documents, TicketSearch search, TicketHistory history,
      SlaClocks clocks, OnlyOnce once) {
    this.desk = desk;
    this.requests = requests;
    this.documents = documents;
    this.search = search;
    this.history = history;
    this.clocks = clocks;
    this.once = once;
  }

  @PostMapping(consumes = APPLICATION_JSON_VALUE)
  @Operation(summary = "Reporta un ticket", description = "Sin «requester», el ticket es de quien lo reporta.")
  @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = TicketView.class)))
  @Sends(Reported.class)
  ResponseEntity<?> open(@RequestBody(required = false) Map<String, Object> sent, HttpServletRequest request) {
    return write(request, sent, () -> {
      Map<String, Object> report = sent == null ? new HashMap<>() : new HashMap<>(sent);
      TicketType type = word("type", report.remove("type"), TicketType.values());
      TicketView ticket = TicketView.of(desk.open(type, report));
      return ResponseEntity.created(address(ticket.folio(), "")).body(ticket);
    });
  }

  @GetMapping
  @Operation(summary = "Lista los tickets que puedes ver", description = """
      Los más recientes primero. «q» busca en folio, asunto y descripción; «sort» es createdAt, priority o folio, con -
      delante para invertirlo; para la página siguiente manda en «after» el valor de «next».""")
  Items<TicketView> list(@ParameterObject Criteria criteria) {
    TicketSearch.Page page = search.find(criteria, Person.current());
    return new Items<>(page.items().stream().map(TicketView::of).toList(), page.next());
  }

  @GetMapping("/{folio}")
  @Operation(summary = "Muestra un ticket")
  TicketView show(@PathVariable String folio) {
    Ticket ticket = desk.ticket(folio);
    return requests.find(folio).map(request -> TicketView.of(ticket).with(request.values(), documents.of(ticket)))
        .orElseGet(() -> TicketView.of(ticket));
  }

  @GetMapping("/{folio}/timeline")
  @Operation(summary = "Cuenta la historia del ticket, de lo más antiguo a lo más nuevo",
      description = "Lo interno solo lo ve la mesa.")
  Items<TicketHistory.Entry> timeline(@PathVariable String folio, @RequestParam(required = false) String after,
      @RequestParam(required = false) String size) {
    return history.of(desk.ticket(folio).folio(), after, Paging.size(size, 100));
  }

  @GetMapping("/{folio}/people")
  @Operation(summary = "Dice cómo se llaman las personas del ticket",
      description = "Quien lo pidió, quien lo atiende y quienes escribieron lo que puedes leer de su historia.")
  Items<TicketHistory.Named> people(@PathVariable String folio) {
    return Items.all(history.people(desk.ticket(folio)));
  }

  @GetMapping("/{folio}/sla")
  @Operation(summary = "Explica los relojes del ticket", description = "Los minutos son de tiempo laborable.")
  Items<ClockReport> sla(@PathVariable String folio) {
    return Items.all(clocks.explain(desk.ticket(folio).folio()));
  }

  @GetMapping("/{folio}/actions")
  @Operation(summary = "Dice qué puedes hacer ahora con el ticket y qué campos lleva cada acción")
  Items<Offer> actions(@PathVariable String folio) {
    return Items.all(desk.actions(folio).stream()
        .map(action -> action.takesForm() ? Offer.of(action, desk.form(folio).map(AwaitedForm::form)) : Offer.of(action)).toList());
  }

  @PostMapping(path = "/{folio}/actions/{action}", consumes = APPLICATION_JSON_VALUE)
  @Operation(summary = "Hace una acción", description = "Los campos que lleva cada acción los dice GET …/actions.")
  @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
  ResponseEntity<?> act(@PathVariable String folio, @PathVariable String action,
      @RequestBody(required = false) Map<String, Object> sent, HttpServletRequest request) {
    Action known = Action.of(action).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
        "No existe esa acción: usa %s.".formatted(words(Action.values()))));
    return write(request, sent, () ->
        ResponseEntity.ok(TicketView.of(desk.act(folio, known, sent == null ? Map.of() : sent))));
  }

  @PostMapping(path = "/{folio}/comments", consumes = APPLICATION_JSON_VALUE)
  @Operation(summary = "Agrega un comentario", description = """
      Un comentario no mueve el ticket. Sin «visibility», el de la mesa es interno y el de quien solicita es público.""")
  @ApiResponse(responseCode = "201", content = @Content)
  @Sends(Comment.class)
  ResponseEntity<?> comment(@PathVariable String folio, @RequestBody(required = false) Map<String, Object> sent,
      HttpServletRequest request) {
    return write(request, sent, () -> {
      Comment comment = Comment.read(sent == null ? Map.of() : sent);
      desk.comment(folio, comment.text(), comment.visibility());
      return ResponseEntity.created(address(folio, "/timeline")).build();
    });
  }

  private ResponseEntity<?> write(HttpServletRequest request, Map<String, Object> sent, Supplier<ResponseEntity<?>> work) {
    return once.answer(request, Person.current().id(), sent, work);
  }

  private static URI address(String folio, String part) {
    return URI.create("/api/v1/tickets/" + folio + part);
  }

  static <E extends Enum<E>> E word(String field, Object sent, E[] words) {
    return Stream.of(words).filter(word -> word.name().equals(sent)).findFirst()
        .orElseThrow(() -> new InvalidField(field, "«%s» es uno de %s.".formatted(field, words(words))));
  }

  private static String words(Enum<?>[] words) {
    return Arrays.stream(words).map(Enum::name).collect(joining(", "));
  }

  record Reported(TicketType type, String subject, String description, Impact impact, Urgency urgency, String category, String requester,
      String service, Map<String, Object> fields) {}

  record Comment(String text, Visibility visibility) {

    static Comment read(Map<String, Object> sent) {
      sent.keySet().stream().filter(name -> !name.equals("text") && !name.equals("visibility")).findFirst().ifPresent(name -> {
        throw new InvalidField(name, "Un comentario lleva text y visibility: quita lo demás.");
      });
      Object visibility = sent.get("visibility");
      return new Comment(Text.required("text", "text", Text.sent("text", sent.get("text")), Text.LONG),
          visibility == null ? Visibility.INTERNA : word("visibility", visibility, Visibility.values()));
    }
  }
}
