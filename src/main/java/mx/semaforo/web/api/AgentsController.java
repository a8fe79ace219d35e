package mx.semaforo.web.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import mx.semaforo.assignment.Agent;
import mx.semaforo.assignment.AgentProfile;
import mx.semaforo.assignment.AgentProfiles;
import mx.semaforo.assignment.Agents;
import mx.semaforo.process.OneTransaction;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Text;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Who works at the desk, and what supervisors write about each. */
@RestController
@RequestMapping(path = "/api/v1/agents", produces = APPLICATION_JSON_VALUE)
@Tag(name = "Agentes")
class AgentsController {

  private final Agents agents;
  private final AgentProfiles profiles;
  private final OneTransaction transaction;
  private final OnlyOnce once;

  AgentsController(Agents agents, AgentProfiles profiles, OneTransaction transaction, OnlyOnce once) {
    this.agents = agents;
    this.profiles = profiles;
    this.transaction = transaction;
    this.once = once;
  }

  @GetMapping
  @Operation(summary = "Lista a los agentes con su perfil, su carga y si están", description = """
      Para la mesa. Sin perfil, «level», «calendar», «capacity» y «skills» van vacíos.""")
  Items<AgentView> list() {
    if (!Person.current().readsInternals()) {
      throw new AccessDeniedException("agents");
    }
    return Items.all(agents.everyone().stream().map(AgentView::of).toList());
  }

  @PutMapping(path = "/{login}", consumes = APPLICATION_JSON_VALUE)
  @Operation(summary = "Escribe el perfil de un agente", description = """
      Para supervisión. Va completo: lo que no mandas queda vacío. «skills» va de 1 a 5 por categoría; «awayUntil» es una fecha, o fecha y
      hora de la empresa como 2026-01-31T09:00.""")
  @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AgentView.class)))
  @Sends(Profile.class)
  ResponseEntity<?> save(@PathVariable String login, @RequestBody(required = false) Map<String, Object> sent, HttpServletRequest request) {
    if (!Person.current().isSupervisor()) {
      throw new AccessDeniedException("agents");
    }
    return once.answer(request, Person.current().id(), sent, () -> {
      if (agents.find(login).isEmpty()) {
        throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No hay nadie de la mesa con el usuario «%s».".formatted(login));
      }
      Map<String, String> typed = typed(sent == null ? Map.of() : sent);
      transaction.run(() -> profiles.save(login, typed));
      return ResponseEntity.ok(AgentView.of(agents.find(login).orElseThrow()));
    });
  }

  private static Map<String, String> typed(Map<String, Object> sent) {
    Map<String, String> typed = new TreeMap<>();
    sent.forEach((name, value) -> {
      switch (name) {
        case "level", "capacity" -> typed.put(name, number(name, value));
        case "calendar", "awayUntil" -> typed.put(name, Text.sent(name, value));
        case "skills" -> typed.putAll(skills(value));
        default -> throw new InvalidField(name, "Un perfil lleva level, calendar, capacity, awayUntil y skills: quita lo demás.");
      }
    });
    return typed;
  }

  private static Map<String, String> skills(Object sent) {
    Map<String, String> skills = new TreeMap<>();
    if (sent != null && !(sent instanceof Map<?, ?>)) {
      throw new InvalidField("skills", "«skills» lleva un número de 1 a 5 por categoría, como {\"CORREO\": 4}.");
    }
    (sent == null ? Map.of() : (Map<?, ?>) sent).forEach((category, skill) -> {
      String field = AgentProfiles.SKILL + category;
      skills.put(field, number(field, skill));
    });
    return skills;
  }

  private static String number(String field, Object sent) {
    if (sent != null && !(sent instanceof Integer)) {
      throw new InvalidField(field, "«%s» debe ser un número entero.".formatted(field));
    }
    return sent == null ? null : sent.toString();
  }

  record Profile(int level, String calendar, int capacity, String awayUntil, Map<String, Integer> skills) {}

  /** @param load tickets without a solution; @param here whether the agent is in hours and not away, and {@code presence} the same in words */
  record AgentView(String user, String name, Integer level, String calendar, Integer capacity, int load, Instant awayUntil, boolean here,
      String presence, SortedMap<String, Integer> skills) {

    static AgentView of(Agent agent) {
      AgentProfile profile = agent.profile();
      boolean known = profile != null;
      return new AgentView(agent.user(), agent.name(), known ? profile.level() : null, known ? profile.calendar() : null,
          known ? profile.capacity() : null, agent.load(), known ? profile.awayUntil() : null, agent.presence().here(),
          agent.presence().words(), known ? profile.skills() : new TreeMap<>());
    }
  }
}
