package mx.semaforo.web.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import mx.semaforo.insight.WhatIf;
import mx.semaforo.process.Recalculation;
import mx.semaforo.security.Person;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Promises of many tickets at once, for supervisors and administrators. */
@RestController
@RequestMapping(path = "/api/v1/sla", produces = APPLICATION_JSON_VALUE, consumes = APPLICATION_JSON_VALUE)
@Tag(name = "Acuerdos de servicio")
class SlaController {

  private final Recalculation recalculation;
  private final WhatIf whatIf;
  private final OnlyOnce once;

  SlaController(Recalculation recalculation, WhatIf whatIf, OnlyOnce once) {
    this.recalculation = recalculation;
    this.whatIf = whatIf;
    this.once = once;
  }

  @PostMapping("/recalculation")
  @Operation(summary = "Compara los tickets abiertos con las tablas y calendarios de hoy", description = """
      Solo aparecen los relojes que cambian. Con «apply» en true el cambio se aplica a todos o a ninguno y queda en la historia
      de cada ticket. Sin «folios» ni «group» van todos los abiertos. Un reloj sin empezar o detenido a tiempo no tiene vencimiento.""")
  @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Recalculated.class)))
  @Sends(Recalculate.class)
  ResponseEntity<?> recalculate(@RequestBody(required = false) Map<String, Object> sent, HttpServletRequest request) {
    return once.answer(request, Person.current().id(), sent,
        () -> ResponseEntity.ok(Items.all(recalculation.run(sent == null ? Map.of() : sent))));
  }

  @PostMapping("/what-if")
  @Operation(summary = "Calcula cómo se habrían cumplido otros objetivos u otro calendario", description = """
      Vuelve a contar los tickets cerrados en el periodo y no cambia nada. Las fechas incluyen ambos días y se leen en la zona
      del calendario; un instante en «to» ya no entra. Lo que no mandes se queda como se prometió.""")
  @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WhatIf.Answer.class)))
  @Sends(Ask.class)
  ResponseEntity<?> whatIf(@RequestBody(required = false) Map<String, Object> sent, HttpServletRequest request) {
    return once.answer(request, Person.current().id(), sent, () -> ResponseEntity.ok(whatIf.ask(sent == null ? Map.of() : sent)));
  }

  record Recalculate(boolean apply, List<String> folios, String group) {}

  record Recalculated(List<Recalculation.Item> items, String next) {}

  record Ask(String from, String to, String calendar, String calendarDefinition, Map<String, Map<String, String>> targets) {}
}
