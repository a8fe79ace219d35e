package mx.semaforo.web.api;

import com.fasterxml.jackson.core.exc.StreamReadException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mx.semaforo.catalog.OfferingNotFound;
import mx.semaforo.process.ActionNotAllowed;
import mx.semaforo.process.ConcurrentChange;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.TicketNotFound;
import mx.semaforo.ticket.TicketRuleViolation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.server.ResponseStatusException;

/**
 * Every refusal of the API as a problem (RFC 9457) that a person can act upon; {@code field} names the field that is
 * wrong. What nobody foresaw shows only a reference, which stands in the log beside the cause. Pages go their own way.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private static final Map<Integer, String> TITLES = Map.of(400, "No se entiende la petición", 403, "Sin permiso",
      404, "No existe", 405, "Método no admitido", 406, "Formato de respuesta no disponible", 409, "Ahora no es posible",
      413, "Demasiado grande", 415, "Formato no admitido", 422, "Hay un dato por corregir", 500, "Fallamos nosotros");

  private final DataSize largestFile;

  Problems(@Value("${spring.servlet.multipart.max-file-size}") DataSize largestFile) {
    this.largestFile = largestFile;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> answer(Exception refused, HttpServletRequest request) throws Exception {
    if (!request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
      throw refused;
    }
    ProblemDetail problem = problem(refused);
    problem.setInstance(URI.create(request.getRequestURI()));
    return ResponseEntity.status(problem.getStatus())
        .headers(refused instanceof ErrorResponse response ? response.getHeaders() : HttpHeaders.EMPTY)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
  }

  private ProblemDetail problem(Exception refused) {
    if (refused instanceof InvalidField invalid) {
      ProblemDetail problem = problem(HttpStatus.UNPROCESSABLE_ENTITY, invalid.getMessage());
      problem.setProperty("field", invalid.field());
      return problem;
    }
    if (refused instanceof TicketNotFound || refused instanceof OfferingNotFound) {
      return problem(HttpStatus.NOT_FOUND, refused.getMessage());
    }
    if (refused instanceof ActionNotAllowed || refused instanceof TicketRuleViolation || refused instanceof ConcurrentChange) {
      return problem(HttpStatus.CONFLICT, refused.getMessage());
    }
    if (refused instanceof AccessDeniedException) {
      return problem(HttpStatus.FORBIDDEN, "Tu usuario no puede hacer esto.");
    }
    if (refused instanceof HttpMessageNotReadableException) {
      return refused.getCause() instanceof StreamReadException
          ? problem(HttpStatus.BAD_REQUEST, "El cuerpo no es JSON bien escrito: revisa comas, comillas y nombres repetidos.")
          : problem(HttpStatus.UNPROCESSABLE_ENTITY, "El cuerpo debe ser un objeto JSON: {\"campo\": valor}.");
    }
    if (refused instanceof MaxUploadSizeExceededException) {
      return problem(HttpStatus.PAYLOAD_TOO_LARGE, "Caben archivos de hasta %d MB: comprime el tuyo o divídelo.".formatted(largestFile.toMegabytes()));
    }
    if (refused instanceof MultipartException) {
      return problem(HttpStatus.BAD_REQUEST, "El cuerpo no es un formulario multipart/form-data bien escrito.");
    }
    if (refused instanceof ErrorResponse response && response.getStatusCode().is4xxClientError()) {
      return problem(response.getStatusCode(), detail(response));
    }
    String reference = UUID.randomUUID().toString();
    LOG.error("Fallo inesperado, referencia {}", reference, refused);
    ProblemDetail problem = problem(HttpStatus.INTERNAL_SERVER_ERROR,
        "No es tu culpa: vuelve a intentarlo y, si se repite, avisa a tu administrador con esta referencia: " + reference);
    problem.setProperty("reference", reference);
    return problem;
  }

  private static String detail(ErrorResponse refused) {
    if (refused instanceof ResponseStatusException spoken && spoken.getReason() != null) {
      return spoken.getReason();
    }
    if (refused instanceof HttpRequestMethodNotSupportedException method) {
      Set<?> admitted = method.getSupportedHttpMethods();
      return "Esta dirección no admite %s; usa %s.".formatted(method.getMethod(), admitted == null ? "otro método" : admitted);
    }
    if (refused instanceof HttpMediaTypeNotSupportedException format) {
      return "Envía el cuerpo como %s.".formatted(MediaType.toString(format.getSupportedMediaTypes()));
    }
    return detail(refused.getStatusCode());
  }

  /** For a refusal that says nothing for people. */
  static String detail(HttpStatusCode status) {
    return switch (status.value()) {
      case 404 -> "Esta dirección no existe en la API: revísala en /swagger-ui.html.";
      case 406 -> "La API responde application/json.";
      case 500 -> "No es tu culpa: vuelve a intentarlo en unos minutos y, si se repite, avisa a tu administrador.";
      default -> "Revisa la petición y vuelve a intentarlo.";
    };
  }

  static ProblemDetail problem(HttpStatusCode status, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(TITLES.getOrDefault(status.value(), TITLES.get(status.is4xxClientError() ? 400 : 500)));
    return problem;
  }
}
