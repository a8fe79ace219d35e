package mx.semaforo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as it is started by hand, killed without warning and started again where it was. */
class RestartTest {

  private static final ZoneId MEXICO = ZoneId.of("America/Mexico_City");

  @TempDir private Path folder;
  private Server server;

  @AfterEach
  void stop() {
    server.kill();
  }

  @Test
  void killedDeskGoesOnWhereItWas() throws Exception {
    Instant ten = wednesdayAtTen();
    server = new Server(folder, "antes");
    server.moveTo(ten);
    String open = server.report("ALTO", "ALTA", "CORREO");
    String attended = server.report("MEDIO", "MEDIA", "RED");
    server.act("beto", attended, "ATENDER", Map.of());
    String pending = server.report("MEDIO", "MEDIA", "CORREO");
    server.act("ana", pending, "ATENDER", Map.of());
    Instant later = server.moveBy(Duration.ofMinutes(30));
    server.act("ana", pending, "PEDIR_DATOS", Map.of("question", "¿Desde cuándo?"));
    List<String> folios = List.of(open, attended, pending);
    List<String> before = folios.stream().flatMap(server::memory).toList();
    assertThat(before).contains(open + " ABIERTO", attended + " EN_PROCESO", pending + " PENDIENTE_USUARIO");
    assertThat(server.fired(open)).isNotEmpty();
    String last = server.report("MEDIO", "MEDIA", "CORREO");

    server.kill();
    List<String> installed = installed();
    server = new Server(folder, "despues");
    server.moveTo(later);

    assertThat(server.ticket(last).path("state").asText()).isEqualTo("ABIERTO");
    assertThat(folios.stream().flatMap(server::memory)).containsExactlyElementsOf(before);
    server.moveBy(Duration.ofDays(14));
    for (String folio : folios) {
      assertThat(server.registered(folio)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(server.fired(folio));
    }
    assertThat(server.fired(open)).contains("RESPUESTA 75%", "RESPUESTA 100%", "RESPUESTA +50%", "SOLUCION 75%", "SOLUCION 100%", "SOLUCION +50%");
    assertThat(server.fired(attended)).contains("SOLUCION 75%", "SOLUCION 100%");
    assertThat(server.ticket(pending).path("state").asText()).isEqualTo("CERRADO");

    killedWhileMilestonesFireItFiresEachOfThemOnce(ten.plus(Duration.ofDays(21)));
    assertThat(installed()).containsExactlyElementsOf(installed);
  }

  private void killedWhileMilestonesFireItFiresEachOfThemOnce(Instant ten) throws Exception {
    server.moveTo(ten);
    List<String> folios = Stream.generate(() -> server.report("MEDIO", "MEDIA", "CORREO")).limit(60).toList();
    CompletableFuture<Instant> moving = CompletableFuture.supplyAsync(() -> server.moveBy(Duration.ofMinutes(125)));
    await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(20))
        .until(() -> server.fired(folios.get(0)).contains("RESPUESTA 100%"));

    server.kill();
    assertThat(moving).failsWithin(Duration.ofSeconds(10));
    server = new Server(folder, "hitos");
    assertThat(folios.stream().filter(folio -> server.fired(folio).contains("RESPUESTA 100%"))).hasSizeBetween(1, folios.size() - 1);
    server.moveTo(ten.plus(Duration.ofMinutes(190)));

    for (String folio : folios) {
      assertThat(server.fired(folio)).containsExactlyInAnyOrder("RESPUESTA 75%", "RESPUESTA 100%", "RESPUESTA +50%");
      assertThat(server.registered(folio)).containsExactly("RESPUESTA 75%", "RESPUESTA 100%", "RESPUESTA +50%");
    }
    assertThat(server.consistency().path("status").asText()).isEqualTo("UP");
    server.kill();
    assertThat(rows("select subject || ' → ' || recipient from outbox where template = 'milestone' and folio >= '%s'".formatted(folios.get(0))))
        .containsExactlyInAnyOrderElementsOf(folios.stream().flatMap(folio -> Stream.of("75% de RESPUESTA → mesa-n1",
            "100% de RESPUESTA → supervisores", "+50% de RESPUESTA → supervisores").map(notice -> folio + ": " + notice)).toList());
  }

  /** In the second week of October nobody has a holiday in Mexico. */
  private static Instant wednesdayAtTen() {
    ZonedDateTime now = ZonedDateTime.now(MEXICO);
    return Stream.of(now, now.plusYears(1)).map(year -> year.with(Month.OCTOBER).with(dayOfWeekInMonth(2, DayOfWeek.WEDNESDAY))
        .withHour(10).withMinute(0)).filter(now::isBefore).findFirst().orElseThrow().toInstant();
  }

  /** What a start installs where it is missing, one line each. */
  private List<String> installed() throws SQLException {
    List<String> lines = rows("""
        select 'deployment ' || name_ from act_re_deployment
        union all select 'process ' || key_ || ' ' || version_ from act_re_procdef
        union all select 'decision ' || key_ || ' ' || version_ from act_re_decision_def
        union all select 'person ' || id_ from act_id_user
        union all select 'group ' || id_ from act_id_group
        union all select 'membership ' || user_id_ || ' ' || group_id_ from act_id_membership
        union all select 'list ' || name_ from act_ru_filter
        union all select 'right ' || coalesce(group_id_, user_id_, '*') || ' ' || resource_type_ || ' ' || resource_id_ from act_ru_authorization
        order by 1""");
    assertThat(lines).doesNotHaveDuplicates().contains("deployment semaforo", "process incidente 1", "person ana", "list Mis tickets");
    return lines;
  }

  /** What the killed desk has left in its database. */
  private List<String> rows(String query) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection database = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("data/semaforo"), "sa", "");
        ResultSet rows = database.createStatement().executeQuery(query)) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    return lines;
  }

  /** The application in a JVM of its own, with the demo's data under a folder. */
  private static class Server {

    private static final String API = "/api/v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    Server(Path folder, String name) throws IOException {
      Path log = Path.of("target", "reinicio-%s.log".formatted(name)).toAbsolutePath();
      port = freePort();
      process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-cp", System.getProperty("java.class.path"), "-Xmx512m", "-XX:TieredStopAtLevel=1",
          SemaforoApplication.class.getName(), "--spring.profiles.active=lab", "--server.port=" + port)
          .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(200)).until(() -> {
        assertThat(process.isAlive()).as("arranca; mira %s", log).isTrue();
        return Files.readString(log).contains("Semáforo está listo");
      });
    }

    void kill() {
      process.destroyForcibly().onExit().join();
    }

    String report(String impact, String urgency, String category) {
      return post("luis", "/tickets", Map.of("type", "INCIDENTE", "subject", "No abre", "description", "Desde ayer no abre.",
          "impact", impact, "urgency", urgency, "category", category)).path("folio").asText();
    }

    void act(String person, String folio, String action, Map<String, ?> fields) {
      post(person, "/tickets/" + folio + "/actions/" + action, fields);
    }

    Instant moveBy(Duration time) {
      return Instant.parse(post("admin", "/lab/clock", Map.of("advance", time.toString())).path("now").asText());
    }

    void moveTo(Instant instant) {
      Instant now = moveBy(Duration.ofSeconds(1));
      moveBy(Duration.between(now, instant));
    }

    JsonNode ticket(String folio) {
      return get("/tickets/" + folio);
    }

    /** Whether every ticket's row, clocks, task and timer agree with its process. */
    JsonNode consistency() {
      return send("admin", "/actuator/health", HttpRequest.newBuilder().GET()).path("components").path("consistency");
    }

    /** State, story and clocks of a ticket, without what depends on the present moment. */
    Stream<String> memory(String folio) {
      Stream<String> clocks = items(folio, "sla").flatMap(clock -> Stream.of(
          "%s %s %s segments %s".formatted(folio, clock.path("clock").asText(), clock.path("state").asText(), clock.path("segments")),
          "%s %s milestones %s".formatted(folio, clock.path("clock").asText(), clock.path("milestones").findValues("firedAt")),
          "%s %s due %s".formatted(folio, clock.path("clock").asText(),
              clock.path("state").asText().equals("CORRIENDO") ? clock.path("dueAt").asText() : "")));
      return Stream.of(Stream.of(folio + " " + ticket(folio).path("state").asText()), clocks,
          items(folio, "timeline").map(JsonNode::toString)).flatMap(each -> each);
    }

    /** Milestones that the clocks keep as fired. */
    List<String> fired(String folio) {
      return items(folio, "sla").flatMap(clock -> stream(clock.path("milestones")).filter(mark -> mark.hasNonNull("firedAt"))
          .map(mark -> clock.path("clock").asText() + " " + mark.path("name").asText())).toList();
    }

    /** The same as the timeline tells it. */
    List<String> registered(String folio) {
      return items(folio, "timeline").filter(entry -> entry.path("kind").asText().equals("HITO")).map(entry -> entry.path("data"))
          .flatMap(data -> stream(data.path("registered")).map(name -> data.path("clock").asText() + " " + name.asText())).toList();
    }

    private Stream<JsonNode> items(String folio, String part) {
      return stream(get("/tickets/" + folio + "/" + part).path("items"));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
      return StreamSupport.stream(array.spliterator(), false);
    }

    private JsonNode get(String path) {
      return send("sofia", API + path, HttpRequest.newBuilder().GET());
    }

    private JsonNode post(String person, String path, Map<String, ?> body) {
      try {
        return send(person, API + path, HttpRequest.newBuilder().header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private JsonNode send(String person, String path, HttpRequest.Builder request) {
      try {
        HttpResponse<String> answer = http.send(request.uri(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((person + ":demo").getBytes(UTF_8))).build(),
            BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private static int freePort() throws IOException {
      try (ServerSocket socket = new ServerSocket(0)) {
        return socket.getLocalPort();
      }
    }
  }
}
