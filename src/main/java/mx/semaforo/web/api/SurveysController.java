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
import mx.semaforo.web.SolutionLink;
import mx.semaforo.web.SolutionLink.Solution;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The survey behind the link of a solution; the token is the whole permission. */
@RestController
@RequestMapping(path = "/api/v1/surveys/{token}", produces = APPLICATION_JSON_VALUE)
@SecurityRequirements
@Tag(name = "Encuestas")
class SurveysController {

  private final SolutionLink link;
  private final OnlyOnce once;

  SurveysController(SolutionLink link, OnlyOnce once) {
    this.link = link;
    this.once = once;
  }

  @GetMapping
  @Operation(summary = "Muestra la solución y si falta validarla o calificarla")
  Solution show(@PathVariable String token) {
    return link.find(token);
  }

  @PostMapping(consumes = APPLICATION_JSON_VALUE)
  @Operation(summary = "Califica la atención del 1 al 5", description = "Si la solución espera validación, también la acepta.")
  @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Solution.class)))
  @Sends(Rated.class)
  ResponseEntity<?> rate(@PathVariable String token, @RequestBody(required = false) Map<String, Object> sent, HttpServletRequest request) {
    link.find(token);
    return once.answer(request, token, sent,
        () -> ResponseEntity.ok(link.rate(token, sent == null ? Map.of() : sent)));
  }

  record Rated(int rating, String comment) {}
}
