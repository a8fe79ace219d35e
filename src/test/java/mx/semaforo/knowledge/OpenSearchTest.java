package mx.semaforo.knowledge;

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
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mx.semaforo.knowledge.IndexProgress.State;
import mx.semaforo.knowledge.Retrieval.Case;
import mx.semaforo.knowledge.Retrieval.Score;
import mx.semaforo.knowledge.Retrieval.Wanted;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.Tickets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The same cases, words and rights with a real OpenSearch server, chosen by configuration alone: {@code mvn -Popensearch test}. */
class OpenSearchTest extends SmallDesk {

  private static final String FOLIO = "INC-900001";

  @TempDir private static Path folder;
  private static Server server;

  @BeforeAll
  static void startServer() throws IOException {
    server = new Server(folder);
  }

  @AfterAll
  static void stopServer() {
    server.kill();
  }

  @BeforeEach
  void startDesk() {
    server.delete("/casos-*");
    startDeskOnServer();
    await().until(() -> context.getBean(CaseIndex.class).progress().state() == State.LISTO);
  }

  @Test
  void textsBecomeTheSameWordsAsInTheEmbeddedIndex() {
    SpanishText spanish = context.getBean(SpanishText.class);
    Stream<String> texts = Stream.concat(Retrieval.cases().stream().flatMap(one -> Stream.of(one.subject(), one.description(), one.solution())),
        Retrieval.tickets().stream().flatMap(one -> Stream.of(one.subject(), one.description())));

    assertThat(texts).isNotEmpty().allSatisfy(text -> {
      assertThat(server.words(SpanishText.WORDS, text)).isEqualTo(spanish.wordsOf(text));
      assertThat(server.words(SpanishText.WITH_SYNONYMS, text)).isEqualTo(spanish.askedBy(text));
    });
  }

  @Test
  void synonymsAreThoseOfTheLastStart() {
    server.send("POST", "/casos-*/_close", null);
    server.send("PUT", "/casos-*/_settings", Map.of("analysis.filter.sinonimos.synonyms", List.of("correo, paloma")));
    server.send("POST", "/casos-*/_open", null);
    assertThat(server.words(SpanishText.WITH_SYNONYMS, "correo")).contains("palom");

    context.close();
    startDeskOnServer();
    await().untilAsserted(() -> assertThat(server.words(SpanishText.WITH_SYNONYMS, "correo"))
        .isEqualTo(context.getBean(SpanishText.class).askedBy("correo")));
  }

  @Test
  void theRightCaseIsAmongTheFirstThree() {
    List<Case> cases = Retrieval.cases();
    cases.forEach(this::solved);
    rebuilt();
    await().until(() -> context.getBean(CaseIndex.class).indexed() == cases.size());

    CaseSearch search = context.getBean(CaseSearch.class);
    Score score = Score.of(Retrieval.tickets(), Wanted::cases, ticket -> search.find(new Wording(ticket.subject(), ticket.description()),
        ticket.category(), null, SUPERVISOR).items().stream().map(SimilarCase::folio).toList());
    System.out.printf("%nOpenSearch, acierto@3 / precision@3 / MRR: %s%n", score);
    assertThat(score).matches(each -> each.reaches(0.95, 0.90));
  }

  @Test
  void misspeltWordsSynonymsAndAccentsAreFound() {
    solved(FOLIO, "La impresora no imprime");
    rebuilt();

    await().until(() -> !found("impresora").items().isEmpty());
    for (String asked : List.of("inpresora", "IMPRESORAS", "impresóra", "multifuncional")) {
      assertThat(found(asked).items()).as(asked).hasSize(1);
    }
    for (String asked : List.of("escáner", "***", "AND OR NOT", "\"", "a:b^9~ (", "/.*/", "🖨️", "de la que")) {
      assertThat(found(asked)).as(asked).isEqualTo(new Cases(List.of(), null));
    }
  }

  @Test
  void everyoneIsShownOnlyWhatTheyMaySee() {
    solved(FOLIO, "Suena el ventilador");
    solved("INC-900002", "Suena otro ventilador");
    jdbc().update("update ticket set confidential = true where folio = 'INC-900002'");
    jdbc().update("insert into ticket_reader (folio, person) values ('INC-900002', 'ignacio')");
    rebuilt();

    await().until(() -> found("ventilador", new Person("ana", Set.of("mesa", "mesa-n1"))).size() == 2);
    assertThat(found("ventilador", new Person("luis", Set.of()))).hasSize(2);
    assertThat(found("ventilador", new Person("ignacio", Set.of("jefaturas")))).containsExactly("INC-900002");
    assertThat(found("ventilador", SUPERVISOR)).containsExactly(FOLIO);
    assertThat(found("ventilador", new Person("admin", Set.of(Person.ADMINISTRATORS)))).containsExactly(FOLIO);
    assertThat(found("ventilador", new Person("beto", Set.of("mesa", "mesa-n2")))).isEmpty();
  }

  @Test
  void theServersIndexFollowsTheTickets() {
    solved(FOLIO, "Suena el ventilador");
    assertThat(found("ventilador").items()).isEmpty();

    touch(FOLIO, "Se cambió el ventilador");
    await().until(() -> found("ventilador").items().size() == 1);
    assertThat(found("ventilador").items().get(0).solution()).isEqualTo("Se cambió el ventilador");
  }

  /** While there is no index the server would make one by itself out of whatever is written to it. */
  @Test
  void aServerThatLostItsIndexGetsItAgain() {
    solved(FOLIO, "Suena el ventilador");
    server.delete("/casos-*");
    touch(FOLIO, "Se cambió el ventilador");
    await().until(() -> found("ventilador").missing() != null);
    assertThat(found("ventilador").items()).isEmpty();

    rebuilt();
    await().until(() -> found("ventilador").items().size() == 1);
    assertThat(found("ventilador").missing()).isNull();
  }

  @Test
  void aServerThatIsAwayCostsCasesButNoTicket() throws IOException {
    solved(FOLIO, "Suena el ventilador");
    rebuilt();
    await().until(() -> found("ventilador").items().size() == 1);

    server.kill();
    touch(FOLIO, "Se cambió el ventilador");
    assertThat(context.getBean(Tickets.class).get(FOLIO).solution()).isEqualTo("Se cambió el ventilador");
    assertThat(found("ventilador").missing()).contains("no responde");
    context.close();
    startDeskOnServer();
    await().until(() -> context.getBean(CaseIndex.class).progress().state() == State.FALLO);

    server = new Server(folder, server.port);
    rebuilt();
    await().until(() -> found("ventilador").items().size() == 1);
    assertThat(found("ventilador").missing()).isNull();
  }

  private void startDeskOnServer() {
    start("demo,test,opensearch", "spring.jpa.properties.hibernate.search.backend.uris=http://127.0.0.1:" + server.port);
  }

  private List<String> found(String q, Person person) {
    return context.getBean(Knowledge.class).search(q, person).cases().items().stream().map(SimilarCase::folio).toList();
  }

  private JdbcTemplate jdbc() {
    return context.getBean(JdbcTemplate.class);
  }

  private void solved(Case one) {
    solved(one.folio(), one.subject());
    jdbc().update("update ticket set category = ?, description = ?, solution = ? where folio = ?",
        one.category(), one.description(), one.solution(), one.folio());
  }

  /** A node of the version that the profile names, in a JVM of its own as it has other libraries. */
  private static class Server {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    Server(Path folder) throws IOException {
      this(folder, freePort());
    }

    Server(Path folder, int port) throws IOException {
      this.port = port;
      process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-cp", System.getProperty("opensearch.classpath"), "-Xmx512m", "-XX:TieredStopAtLevel=1",
          "org.codelibs.opensearch.runner.OpenSearchRunner", "-basePath", folder.toString(), "-numOfNode", "1",
          "-baseHttpPort", String.valueOf(port - 1))
          .redirectErrorStream(true).redirectOutput(Path.of("target", "opensearch.log").toFile()).start();
      await().atMost(Duration.ofMinutes(3)).ignoreExceptionsInstanceOf(UncheckedIOException.class).until(() -> {
        if (!process.isAlive()) {
          throw new IllegalStateException("OpenSearch no arranca; mira target/opensearch.log");
        }
        return send("GET", "/_cluster/health?wait_for_status=yellow", null).has("status");
      });
      send("PUT", "/_cluster/settings", Map.of("transient", Map.of("cluster.routing.allocation.disk.threshold_enabled", false)));
    }

    void kill() {
      process.destroyForcibly().onExit().join();
    }

    void delete(String indices) {
      send("DELETE", indices, null);
    }

    Set<String> words(String analyzer, String text) {
      Set<String> words = new LinkedHashSet<>();
      send("POST", "/" + SolvedCases.INDEX + "-read/_analyze", Map.of("analyzer", analyzer, "text", text)).path("tokens")
          .forEach(token -> words.add(token.path("token").asText()));
      return words;
    }

    private JsonNode send(String method, String path, Map<String, ?> body) {
      try {
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body))).build(),
            BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    /** The runner takes no other. */
    private static int freePort() {
      return IntStream.rangeClosed(9201, 9299).filter(Server::isFree).findFirst().orElseThrow();
    }

    private static boolean isFree(int port) {
      try (ServerSocket socket = new ServerSocket(port)) {
        return socket.isBound();
      } catch (IOException taken) {
        return false;
      }
    }
  }
}
