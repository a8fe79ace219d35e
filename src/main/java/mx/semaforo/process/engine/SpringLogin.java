package mx.semaforo.process.engine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;

/** Tasklist, Cockpit and Admin trust the desk's own login; the engine creates it by name, so it is public. */
public class SpringLogin implements AuthenticationProvider {

  @Override
  public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
    Principal person = request.getUserPrincipal();
    return person == null ? AuthenticationResult.unsuccessful() : AuthenticationResult.successful(person.getName());
  }

  @Override
  public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
    // The desk's own entry point has already answered.
  }
}
