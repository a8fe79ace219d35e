package mx.semaforo.web.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mx.semaforo.knowledge.Draft;
import mx.semaforo.knowledge.Drafts;
import mx.semaforo.knowledge.IndexProgress;
import mx.semaforo.knowledge.Knowledge;
import mx.semaforo.knowledge.ProposedProtocol;
import mx.semaforo.knowledge.Protocol;
import mx.semaforo.knowledge.SimilarCase;
import mx.semaforo.process.ServiceDesk;
import mx.semaforo.security.Person;
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

/** Protocols, earlier cases, and how a solution becomes a protocol. */
@RestController
@RequestMapping(path = "/api/v1", produces = APPLICATION_JSON_VALUE)
@Tag(name = "Conocimiento")
class KnowledgeController {

  private final Knowledge knowledge;
  private final Drafts drafts;
  private final ServiceDesk desk;
  private final OnlyOnce once;

  KnowledgeController(Knowledge knowledge, Drafts drafts, ServiceDesk desk, OnlyOnce once) {
    this.knowledge = knowledge;
    this.drafts = drafts;
    this.desk = desk;
    this.once = once;
  }

  @GetMapping("/knowledge")
  @Operation(summary = "Busca protocolos y casos resueltos", description = """
      Entiende plurales, acentos, sinónimos y faltas de ortografía. Los casos son los que puedes ver; «missing» dice, si es
      el caso, qué no se pudo buscar.""")
  Found search(@RequestParam(required = false) String q) {
    Knowledge.Found found = knowledge.search(q, Person.current());
    return new Found(found.protocols(), found.cases().items(), found.cases().missing());
  }

  @GetMapping("/knowledge/protocols/{id}")
  @Operation(summary = "Muestra un protocolo", description = "«html» ya es seguro para ponerlo en una página; «text» es Markdown.")
  ShownProtocol protocol(@PathVariable String id) {
    return knowledge.protocol(id).map(ShownProtocol::of).orElseThrow(() ->
        new ResponseStatusException(HttpStatus.NOT_FOUND, "No existe ese protocolo: búscalo en /api/v1/knowledge?q=."));
  }

  @PostMapping("/knowledge/index")
  @Operation(summary = "Reconstruye el índice de casos desde la base", description = """
      Sigue en segundo plano y la búsqueda no se interrumpe; GET dice cuánto lleva. Con el índice incluido en cada nodo es
      el del nodo que responde. Para supervisión y administración.""")
  @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = IndexProgress.class)))
  ResponseEntity<?> rebuildIndex(HttpServletRequest request) {
    return once.answer(request, Person.current().id(), Map.of(),
        () -> ResponseEntity.accepted().location(URI.create("/api/v1/knowledge/index")).body(knowledge.rebuildIndex(Person.current())));
  }

  @GetMapping("/knowledge/index")
  @Operation(summary = "Dice cómo va el índice de casos")
  IndexProgress indexProgress() {
    return knowledge.indexProgress(Person.current());
  }

  @GetMapping("/knowledge/drafts")
  @Operation(summary = "Lista los borradores de protocolo, del más nuevo al más viejo", description = """
      Un analista corrige el texto y lo guarda en bpmn/protocolos: los archivos son los protocolos.""")
  Items<Draft> drafts(@RequestParam(required = false) String after, @RequestParam(required = false) String size) {
    Drafts.Page page = drafts.list(Person.current(), after, size);
    return new Items<>(page.items(), page.next());
  }

  @PostMapping("/tickets/{folio}/reference")
  @Operation(summary = "Documenta la solución como referencia", description = "Deja un borrador de protocolo; otra vez, lo escribe de nuevo.")
  @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Draft.class)))
  ResponseEntity<?> document(@PathVariable String folio, @RequestBody(required = false) Map<String, Object> sent, HttpServletRequest request) {
    return once.answer(request, Person.current().id(), sent,
        () -> ResponseEntity.created(URI.create("/api/v1/knowledge/drafts")).body(desk.document(folio)));
  }

  record Found(List<ProposedProtocol> protocols, List<SimilarCase> cases, String missing) {}

  record ShownProtocol(String id, String title, Set<String> categories, List<String> symptoms, String text, String html) {

    static ShownProtocol of(Protocol protocol) {
      return new ShownProtocol(protocol.id(), protocol.title(), protocol.categories(), protocol.symptoms(), protocol.text(), protocol.html());
    }
  }
}
