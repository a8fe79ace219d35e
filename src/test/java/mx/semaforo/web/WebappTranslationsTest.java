package mx.semaforo.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Camunda's webapps speak Spanish completely: a new Camunda version with new labels fails here, not in front of an agent. */
class WebappTranslationsTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*\\w+\\s*}}|\\{\\w+}|%[sd]");
  private static final String DATES = "/dateLocales";

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "welcome"})
  void spanishHasTheLabelsOfEnglish(String app) throws IOException {
    assertThat(texts(app, "es").keySet()).isEqualTo(texts(app, "en").keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "welcome"})
  void spanishKeepsThePlaceholdersOfEnglish(String app) throws IOException {
    var spanish = texts(app, "es");
    texts(app, "en").forEach((label, english) ->
        assertThat(placeholders(spanish.get(label))).as(label).isEqualTo(placeholders(english)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "welcome"})
  void everySpanishLabelSaysSomething(String app) throws IOException {
    assertThat(texts(app, "es")).allSatisfy((label, text) -> assertThat(text).isNotBlank());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "welcome"})
  void hardlyAnyLabelIsStillEnglish(String app) throws IOException {
    var english = texts(app, "en");
    var labels = texts(app, "es");
    labels.keySet().removeIf(label -> label.startsWith(DATES));
    var same = labels.entrySet().stream().filter(e -> e.getValue().equals(english.get(e.getKey()))).toList();
    assertThat(same).hasSizeLessThan(labels.size() / 10);
  }

  /** Every text of a locale file by its JSON pointer. */
  private static Map<String, String> texts(String app, String language) throws IOException {
    var path = "/META-INF/resources/webjars/camunda/app/%s/locales/%s.json".formatted(app, language);
    try (var in = WebappTranslationsTest.class.getResourceAsStream(path)) {
      var json = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\uFEFF", "");
      var texts = new TreeMap<String, String>();
      collect("", new ObjectMapper().readTree(json), texts);
      return texts;
    }
  }

  private static void collect(String pointer, JsonNode node, Map<String, String> texts) {
    if (node.isObject()) {
      node.properties().forEach(e -> collect(pointer + "/" + e.getKey(), e.getValue(), texts));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(pointer + "/" + i, node.get(i), texts);
      }
    } else {
      texts.put(pointer, node.asText());
    }
  }

  private static List<String> placeholders(String text) {
    return PLACEHOLDER.matcher(text).results().map(MatchResult::group).map(p -> p.replace(" ", "")).sorted().toList();
  }
}
