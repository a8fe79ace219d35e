package mx.semaforo.security;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The person behind the current request, or the desk itself when a timer acts.
 *
 * @param id login name; {@link #SYSTEM} for the desk itself
 * @param groups ids of the identity groups, e.g. {@code mesa-n1}
 */
public record Person(String id, Set<String> groups) {

  public static final String SYSTEM = "sistema";
  public static final String SUPERVISORS = "supervisores";
  public static final String ADMINISTRATORS = "camunda-admin";
  /** Who approves: whoever leads others. */
  public static final String CHIEFS = "jefaturas";
  /** Everyone who works tickets, beside the support group they work in. */
  public static final String DESK = "mesa";

  private static final Person NOBODY = new Person(SYSTEM, Set.of());

  /** The same door-independent answer everywhere: portal, API, Tasklist and Cockpit share one Spring login. */
  public static Person current() {
    Authentication login = SecurityContextHolder.getContext().getAuthentication();
    return login == null || !login.isAuthenticated() || "anonymousUser".equals(login.getPrincipal()) ? NOBODY : of(login);
  }

  public static Person of(Authentication login) {
    return new Person(login.getName(), login.getAuthorities().stream().map(GrantedAuthority::getAuthority)
        .collect(Collectors.toUnmodifiableSet()));
  }

  /** Runs {@code work} as somebody who is known without a login (by the link in a mail), with no rights of the desk. */
  public static <T> T acting(String id, Supplier<T> work) {
    SecurityContext before = SecurityContextHolder.getContext();
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(id, null, List.of()));
    SecurityContextHolder.setContext(context);
    try {
      return work.get();
    } finally {
      SecurityContextHolder.setContext(before);
    }
  }

  public boolean isIn(String group) {
    return groups.contains(group);
  }

  public boolean isDesk() {
    return isIn(DESK) || isSupervisor();
  }

  public boolean isSupervisor() {
    return isIn(SUPERVISORS);
  }

  public boolean isAdministrator() {
    return isIn(ADMINISTRATORS);
  }

  /** Sees every ticket that is not confidential. */
  public boolean seesAll() {
    return isSupervisor() || isAdministrator();
  }

  /** Reads what the desk writes for itself, beside what everyone reads. */
  public boolean readsInternals() {
    return isDesk() || isAdministrator();
  }
}
