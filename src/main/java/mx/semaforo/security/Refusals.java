package mx.semaforo.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * What a program reads when it may not pass. No {@code WWW-Authenticate}: a browser would remember the password and
 * send it by itself from then on, past the protection of sessions.
 */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

  private static final AuthenticationTrustResolver TRUST = new AuthenticationTrustResolverImpl();

  private final ObjectMapper json;

  Refusals(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused) throws IOException {
    answer(request, response, HttpStatus.UNAUTHORIZED, "Falta identificarse",
        refused instanceof BadCredentialsException ? "El usuario o la contraseña no coinciden. Si fallaste varias veces, espera unos segundos."
            : "Inicia sesión o, si eres un programa, envía usuario y contraseña (HTTP Basic) a la API.");
  }

  @Override
  public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused) throws IOException {
    if (!TRUST.isAuthenticated(SecurityContextHolder.getContext().getAuthentication())) {
      commence(request, response, null);
    } else {
      answer(request, response, HttpStatus.FORBIDDEN, "Sin permiso", refused instanceof CsrfException
          ? "Falta el token de la página (CSRF) o ya venció: vuelve a cargarla e inténtalo otra vez."
          : "Tu usuario no puede hacer esto.");
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String title, String detail)
      throws IOException {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    problem.setInstance(URI.create(request.getRequestURI()));
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    json.writeValue(response.getOutputStream(), problem);
  }
}
