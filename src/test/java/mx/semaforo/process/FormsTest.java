package mx.semaforo.process;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormsTest {

  private static final Pattern FEEL_TOKEN = Pattern.compile("\"[^\"]*\"|[\\p{L}_][\\p{L}\\d_]*");
  private static final Set<String> FEEL_WORDS = Set.of("and", "or", "not", "null", "true", "false");

  static List<Path> forms() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("bpmn/formularios"))) {
      return files.filter(file -> file.toString().endsWith(".form")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aFormIsCalledLikeItsFileAndWrittenForThisTasklist(Path file) throws IOException {
    JsonNode form = read(file);
    assertThat(form.path("id").asText() + ".form").isEqualTo(file.getFileName().toString());
    assertThat(form.path("schemaVersion").asInt()).isEqualTo(16);
    assertThat(form.path("executionPlatform").asText()).isEqualTo("Camunda Platform");
    assertThat(form.path("executionPlatformVersion").asText()).isEqualTo("7.24.0");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void idsAndKeysAppearOnce(Path file) throws IOException {
    assertThat(components(file)).extracting(component -> component.path("id").asText())
        .doesNotContain("").doesNotHaveDuplicates();
    assertThat(keys(file)).isNotEmpty().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyChoiceOffersDistinctLabelledValues(Path file) throws IOException {
    assertThat(components(file))
        .filteredOn(component -> Set.of("radio", "select").contains(component.path("type").asText()))
        .isNotEmpty()
        .allSatisfy(choice -> {
          List<JsonNode> options = list(choice.path("values"));
          assertThat(options).isNotEmpty();
          assertThat(options).extracting(option -> option.path("label").asText()).doesNotContain("");
          assertThat(options).extracting(option -> option.path("value").asText())
              .doesNotContain("").doesNotHaveDuplicates();
        });
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aConditionReadsOnlyFieldsOfItsOwnForm(Path file) throws IOException {
    List<String> keys = keys(file);
    assertThat(components(file))
        .filteredOn(component -> component.at("/conditional/hide").isTextual())
        .allSatisfy(component -> assertThat(names(component.at("/conditional/hide").asText()))
            .isNotEmpty().isSubsetOf(keys));
  }

  private static List<String> names(String feel) {
    return FEEL_TOKEN.matcher(feel).results().map(MatchResult::group)
        .filter(not(token -> token.startsWith("\""))).filter(not(FEEL_WORDS::contains)).toList();
  }

  private static List<String> keys(Path file) throws IOException {
    return components(file).stream().filter(component -> component.has("key"))
        .map(component -> component.path("key").asText()).toList();
  }

  static List<JsonNode> components(Path file) throws IOException {
    return list(read(file).path("components"));
  }

  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static JsonNode read(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }
}
