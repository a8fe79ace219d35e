package mx.semaforo.process.engine;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Checks people against the engine's identities, managed in Camunda Admin. Never part of a transaction: the engine
 * stores failed attempts in its own, and a rollback around it would forget them.
 */
@Component
class EngineLogin implements AuthenticationProvider {

  private final IdentityService identities;

  EngineLogin(IdentityService identities) {
    this.identities = identities;
  }

  @Override
  public Authentication authenticate(Authentication login) {
    String user = login.getName();
    if (user.isBlank() || login.getCredentials() == null || !identities.checkPassword(user, login.getCredentials().toString())) {
      throw new BadCredentialsException("Usuario o contraseña incorrectos");
    }
    return UsernamePasswordAuthenticationToken.authenticated(user, null,
        identities.createGroupQuery().groupMember(user).list().stream()
            .map(group -> new SimpleGrantedAuthority(group.getId())).toList());
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }
}
