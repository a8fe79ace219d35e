package mx.semaforo.web;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import mx.semaforo.process.Action;
import mx.semaforo.process.ActionNotAllowed;
import mx.semaforo.process.Field;
import mx.semaforo.process.ServiceDesk;
import mx.semaforo.survey.Survey;
import mx.semaforo.survey.Surveys;
import mx.semaforo.ticket.DeskState;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The link that goes out with a solution: whoever holds it answers for the requester, without a login. */
@Component
public class SolutionLink {

  private final ServiceDesk desk;
  private final Surveys surveys;
  private final Tickets tickets;

  SolutionLink(ServiceDesk desk, Surveys surveys, Tickets tickets) {
    this.desk = desk;
    this.surveys = surveys;
    this.tickets = tickets;
  }

  /** What the link is still good for. */
  public enum Status {
    PENDIENTE_VALIDACION(EnumSet.of(Action.ACEPTAR, Action.RECHAZAR)),
    PENDIENTE_CALIFICACION(EnumSet.of(Action.CALIFICAR, Action.RECHAZAR)),
    TERMINADA(EnumSet.noneOf(Action.class));

    private final Set<Action> actions;

    Status(Set<Action> actions) {
      this.actions = actions;
    }
  }

  /** @param rating 1 to 5, or null while nobody has rated */
  public record Solution(String folio, String subject, String solution, Status status, Integer rating, String comment) {}

  /** @throws ResponseStatusException 404 for a token that was never given out */
  public Solution find(String token) {
    Survey survey = surveys.find(token).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
        "Este enlace no existe: ábrelo otra vez desde el mensaje que recibiste."));
    Ticket ticket = tickets.get(survey.folio());
    return new Solution(ticket.folio(), ticket.subject(), ticket.solution(), status(survey, ticket), survey.rating(), survey.comment());
  }

  /**
   * Rates the solution; while it waits for validation this also accepts it.
   *
   * @param sent {@code rating} (required) and {@code comment}
   */
  public Solution rate(String token, Map<String, ?> sent) {
    Action action = find(token).status() == Status.PENDIENTE_VALIDACION ? Action.ACEPTAR : Action.CALIFICAR;
    if (action.readApi(sent).get(Field.RATING) == null) {
      throw Field.RATING.missing();
    }
    return act(token, action, sent);
  }

  /** @throws ActionNotAllowed when this link is not good for that, or not any more */
  public Solution act(String token, Action action, Map<String, ?> sent) {
    Solution present = find(token);
    if (!present.status().actions.contains(action)) {
      throw new ActionNotAllowed(present.status() == Status.TERMINADA
          ? "Este enlace ya cumplió su función: no queda nada por responder en él."
          : "El ticket %s cambió desde que abriste esta página: revisa cómo está ahora.".formatted(present.folio()));
    }
    desk.actAsRequester(present.folio(), action, sent);
    return find(token);
  }

  private static Status status(Survey survey, Ticket ticket) {
    if (survey.isOpen() && ticket.state() == DeskState.SOLUCIONADO) {
      return Status.PENDIENTE_VALIDACION;
    }
    return survey.isOpen() && survey.sentAt() != null && ticket.state() == DeskState.CERRADO
        ? Status.PENDIENTE_CALIFICACION : Status.TERMINADA;
  }
}
