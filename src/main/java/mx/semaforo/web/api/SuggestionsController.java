package mx.semaforo.web.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import mx.semaforo.assignment.SuggestedAgent;
import mx.semaforo.knowledge.Cases;
import mx.semaforo.knowledge.Knowledge;
import mx.semaforo.knowledge.ProposedProtocol;
import mx.semaforo.knowledge.SimilarCase;
import mx.semaforo.process.Guidance;
import mx.semaforo.process.Guidance.Advice;
import mx.semaforo.process.Guidance.Counsel;
import mx.semaforo.process.Guidance.NextLevel;
import mx.semaforo.process.ServiceDesk;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.Ticket;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The answers the desk can give to the questions of the agent's guide, one part of the answer each. */
@RestController
@RequestMapping(path = "/api/v1/tickets", produces = APPLICATION_JSON_VALUE)
@Tag(name = "Guía del agente")
class SuggestionsController {

  private final ServiceDesk desk;
  private final Knowledge knowledge;
  private final Guidance guidance;

  SuggestionsController(ServiceDesk desk, Knowledge knowledge, Guidance guidance) {
    this.desk = desk;
    this.knowledge = knowledge;
    this.guidance = guidance;
  }

  @GetMapping("/{folio}/suggestions")
  @Operation(summary = "Sugiere protocolos, casos parecidos, personas y si conviene escalar", description = """
      Para quien atiende. Los casos son los que puedes ver; «missing» dice, si es el caso, qué no se pudo buscar.""")
  Suggestions suggestions(@PathVariable String folio) {
    Counsel counsel = guidance.of(folio);
    Ticket ticket = desk.ticket(folio);
    Cases similar = knowledge.similar(ticket, Person.current());
    return new Suggestions(knowledge.protocols(ticket), similar.items(), similar.missing(), counsel.agents(), counsel.escalation(),
        counsel.nextLevel());
  }

  record Suggestions(List<ProposedProtocol> protocols, List<SimilarCase> similar, String missing, List<SuggestedAgent> agents,
      Advice escalation, NextLevel nextLevel) {}
}
