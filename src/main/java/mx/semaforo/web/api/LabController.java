package mx.semaforo.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import mx.semaforo.process.Lab;
import mx.semaforo.ticket.InvalidField;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The simulated clock of the laboratory. */
@RestController
@Profile("lab")
@RequestMapping("/api/v1/lab")
@Tag(name = "Laboratorio")
class LabController {

  private final Lab lab;

  LabController(Lab lab) {
    this.lab = lab;
  }

  @PostMapping("/clock")
  @Operation(summary = "Adelanta el reloj", description = "Los temporizadores que vencen en el camino disparan antes de responder.")
  @Sends(Advance.class)
  Lab.Moved advance(@RequestBody Map<String, Object> sent) {
    try {
      return lab.advance(Duration.parse(String.valueOf(sent.get("advance"))));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw new InvalidField("advance", "«advance» es una duración hacia adelante, de PT1S a P3650D, como PT2H o P1D.");
    }
  }

  record Advance(String advance) {}
}
