package mx.semaforo.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import mx.semaforo.process.OneTransaction;
import mx.semaforo.ticket.InvalidField;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Lets a program repeat a write whose answer it never got. With the header {@code Idempotency-Key} the answer is kept in
 * the transaction of the work itself: the same request again gets it back and nothing is done twice, not even when
 * both arrive at the same instant. A refused request keeps nothing and may be corrected under the same key.
 */
@Component
class OnlyOnce {

  static final String HEADER = "Idempotency-Key";
  private static final int MAX_LENGTH = 200;

  private final JdbcTemplate jdbc;
  private final OneTransaction transaction;
  private final ObjectMapper json;
  private final Clock clock;

  OnlyOnce(JdbcTemplate jdbc, OneTransaction transaction, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param person whose key it is: the same key of another person is another key
   * @throws InvalidField for an empty or too long key, or one that was used for another request
   */
  ResponseEntity<?> answer(HttpServletRequest request, String person, Map<String, ?> sent, Supplier<ResponseEntity<?>> work) {
    String key = request.getHeader(HEADER);
    if (key == null) {
      return work.get();
    }
    if (key.isBlank() || key.length() > MAX_LENGTH) {
      throw new InvalidField(HEADER, "%s lleva de 1 a %d caracteres.".formatted(HEADER, MAX_LENGTH));
    }
    String fingerprint = fingerprint(request, sent);
    Optional<ResponseEntity<?>> known = known(person, key, fingerprint);
    if (known.isPresent()) {
      return known.get();
    }
    try {
      return transaction.run(() -> {
        jdbc.update("insert into idempotency_key (person, request_key, fingerprint, created_at) values (?, ?, ?, ?)",
            person, key, fingerprint, Timestamp.from(clock.instant()));
        ResponseEntity<?> answer = work.get();
        jdbc.update("update idempotency_key set status = ?, location = ?, body = ? where person = ? and request_key = ?",
            answer.getStatusCode().value(), answer.getHeaders().getFirst("Location"), write(answer.getBody()), person, key);
        return answer;
      });
    } catch (DuplicateKeyException theOtherWasFirst) {
      return known(person, key, fingerprint).orElseThrow(() -> theOtherWasFirst);
    }
  }

  private Optional<ResponseEntity<?>> known(String person, String key, String fingerprint) {
    return jdbc.<ResponseEntity<?>>query("select fingerprint, status, location, body from idempotency_key where person = ? and request_key = ?",
        (row, i) -> {
          if (!row.getString("fingerprint").equals(fingerprint)) {
            throw new InvalidField(HEADER, "Esta clave ya se usó para otra petición: usa una nueva.");
          }
          return replay(row.getInt("status"), row.getString("location"), row.getString("body"));
        }, person, key).stream().findFirst();
  }

  private ResponseEntity<?> replay(int status, String location, String body) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatusCode.valueOf(status));
    if (location != null) {
      answer.location(URI.create(location));
    }
    try {
      return body == null ? answer.build() : answer.body(json.readTree(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("La respuesta guardada no se puede leer", e);
    }
  }

  private String fingerprint(HttpServletRequest request, Map<String, ?> sent) {
    try {
      String text = "%s %s %s".formatted(request.getMethod(), request.getRequestURI(),
          json.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).writeValueAsString(sent));
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("La petición no se puede resumir", e);
    }
  }

  private String write(Object body) {
    try {
      return body == null ? null : json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("La respuesta no se puede guardar", e);
    }
  }
}
