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
import mx.semaforo.process.Action;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Text;
import mx.semaforo.web.ApprovalLink;
import mx.semaforo.web.ApprovalLink.Asked;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Approvals for programs: one's own by login, a single one by the token of its link. */
@RestController
@RequestMapping(path = "/api/v1/approvals", produces = APPLICATION_JSON_VALUE)
@Tag(name = "Aprobaciones")
class ApprovalsController {

  private final ApprovalLink link;
  private final OnlyOnce once;

  ApprovalsController(ApprovalLink link, OnlyOnce once) {
    this.link = link;
    this.once = once;
  }

  @GetMapping
  @Operation(summary = "Lista lo que espera tu decisión, de lo más antiguo a lo más nuevo")
  Items<Asked> awaiting() {
    return Items.all(link.awaiting());
  }

  @GetMapping("/{token}")
  @SecurityRequirements
  @Operation(summary = "Muestra lo que se pide aprobar", description = "Abrir el enlace no decide nada.")
  Asked show(@PathVariable String token) {
    return link.find(token);
  }

  @PostMapping(path = "/{token}", consumes = APPLICATION_JSON_VALUE)
  @SecurityRequirements
  @Operation(summary = "Aprueba, devuelve para corregir o rechaza", description = """
      Para devolver o rechazar hace falta «reason». El enlace sirve una sola vez. Lo que decide un grupo lleva el usuario
      y la contraseña de uno de sus miembros.""")
  @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Asked.class)))
  @Sends(Decided.class)
  ResponseEntity<?> decide(@PathVariable String token, @RequestBody(required = false) Map<String, Object> sent, HttpServletRequest request) {
    link.find(token);
    Map<String, Object> body = sent == null ? Map.of() : sent;
    return once.answer(request, token, sent, () -> {
      body.keySet().stream().filter(name -> !name.equals("decision") && !name.equals("reason")).findFirst().ifPresent(name -> {
        throw new InvalidField(name, "Una decisión lleva decision y reason: quita lo demás.");
      });
      Action decision = TicketsController.word("decision", body.get("decision"), ApprovalLink.DECISIONS.toArray(Action[]::new));
      return ResponseEntity.ok(link.decide(token, decision, Text.sent("reason", body.get("reason"))));
    });
  }

  record Decided(@Schema(allowableValues = {"APROBAR", "DEVOLVER", "RECHAZAR"}) String decision, String reason) {}
}
