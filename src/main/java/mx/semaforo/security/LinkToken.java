package mx.semaforo.security;

import java.security.SecureRandom;
import java.util.Base64;

/** What stands at the end of a link that lets somebody answer without a login: nobody guesses it. */
public final class LinkToken {

  private static final SecureRandom RANDOM = new SecureRandom();

  private LinkToken() {}

  /** @return 32 characters that an address can carry */
  public static String next() {
    byte[] token = new byte[24];
    RANDOM.nextBytes(token);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }
}
