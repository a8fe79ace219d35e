package mx.semaforo.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;

/**
 * Remembers successful logins of programs for a minute, so that hashing a password does not cost more than the request
 * itself. A changed password or group therefore takes up to a minute to be noticed. Passwords are not kept: only their
 * keyed hash, with a key that lives as long as this process.
 */
class CachedLogin implements AuthenticationManager {

  private static final String HMAC = "HmacSHA256";

  private final AuthenticationManager login;
  private final SecretKeySpec key;
  private final Cache<ByteBuffer, Authentication> successes =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(1)).build();

  CachedLogin(AuthenticationManager login) {
    this.login = login;
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.key = new SecretKeySpec(random, HMAC);
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    ByteBuffer proof = proof(attempt.getName() + '\0' + attempt.getCredentials());
    Authentication known = successes.getIfPresent(proof);
    if (known == null) {
      known = login.authenticate(attempt);
      successes.put(proof, known);
    }
    return known;
  }

  private ByteBuffer proof(String attempt) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return ByteBuffer.wrap(mac.doFinal(attempt.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Esta máquina virtual no tiene " + HMAC, e);
    }
  }
}
