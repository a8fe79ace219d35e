package mx.semaforo.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser does with Tasklist, without the browser: the desk's login page, then the engine's REST with its token. */
class TasklistClient {

  static final String TASKLIST = "/camunda/app/tasklist/default/";
  static final String ENGINE = "/camunda/api/engine/engine/default";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LOGIN_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  record Answer(int status, HttpHeaders headers, String body) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        throw new AssertionError("No es JSON: " + body, e);
      }
    }
  }

  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final String desk;

  TasklistClient(int port) {
    desk = "http://127.0.0.1:" + port;
  }

  /** @return where the login page leads to */
  String login(String person, String password) {
    Matcher token = LOGIN_TOKEN.matcher(page("/login").body);
    if (!token.find()) {
      throw new AssertionError("La página de entrada no trae token");
    }
    Answer answer = send(request("/login").header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(
        "username=%s&password=%s&_csrf=%s".formatted(encoded(person), encoded(password), encoded(token.group(1))))));
    get("/filter/count");
    return answer.headers.firstValue("Location").orElse("");
  }

  Answer page(String address) {
    return send(request(address).header("Accept", "text/html").GET());
  }

  Answer get(String path) {
    return call("GET", path, null);
  }

  Answer post(String path, Object body) {
    return call("POST", path, body);
  }

  /** @param body JSON text, or what becomes JSON */
  Answer call(String method, String path, Object body) {
    return send(engine(method, path, body).header("X-XSRF-TOKEN", token()));
  }

  Answer withoutToken(String method, String path, Object body) {
    return send(engine(method, path, body));
  }

  /** A list with the cards' variables, as Tasklist asks for it. */
  Answer hal(String filter) {
    return send(request(ENGINE + "/filter/" + filter + "/list").header("Accept", "application/hal+json")
        .header("Content-Type", "application/json").header("X-XSRF-TOKEN", token()).POST(BodyPublishers.ofString("{}")));
  }

  /** To an address outside the engine's REST, with the token. */
  Answer raw(String method, String address, String contentType, String body) {
    return send(request(address).header("Content-Type", contentType).header("X-XSRF-TOKEN", token())
        .method(method, BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder engine(String method, String path, Object body) {
    return request(ENGINE + path).header("Accept", "application/json, */*;q=0.1").header("Content-Type", "application/json")
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text(body)));
  }

  private HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(desk + address));
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String token() {
    return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .map(HttpCookie::getValue).findFirst().orElse("");
  }

  private static String text(Object body) {
    try {
      return body instanceof String text ? text : JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
