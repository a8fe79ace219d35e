package mx.semaforo.process;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormsTest {

  private static final Pattern FEEL_TOKEN = Pattern.compile("\"[^\"]*\"|[\\p{L}_][\\p{L}\\d_]*");
  private static final Set<String> FEEL_WORDS = Set.of("and", "or", "not", "null", "true", "false");

  static List<Path> forms() {
    return BundleFiles.ending("form");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aFormIsCalledLikeItsFileAndWrittenForThisTasklist(Path file) {
    JsonNode form = read(file);
    assertThat(form.path("id").asText()).isEqualTo(BundleFiles.name(file));
    assertThat(form.path("schemaVersion").asInt()).isEqualTo(16);
    assertThat(form.path("executionPlatform").asText()).isEqualTo("Camunda Platform");
    assertThat(form.path("executionPlatformVersion").asText()).isEqualTo("7.24.0");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void idsAndKeysAppearOnce(Path file) {
    assertThat(deep(read(file)).map(component -> component.path("id").asText()))
        .doesNotContain("").doesNotHaveDuplicates();
    assertThat(keys(file)).isNotEmpty().doesNotHaveDuplicates();
  }

  /** What somebody wrote in one step stays beside what was asked for, so no form of a service may use a name again. */
  @Test
  void theFormsOfAServiceShareNoKey() {
    assertThat(BundleFiles.services()).isNotEmpty().allSatisfy(service -> assertThat(forms().stream()
        .filter(form -> BundleFiles.service(form).filter(service::equals).isPresent())
        .flatMap(form -> keys(form).stream())).as(service).doesNotHaveDuplicates());
  }

  @Test
  void everyChoiceOffersDistinctLabelledValues() {
    assertThat(forms().stream().flatMap(form -> deep(read(form))))
        .filteredOn(component -> Set.of("radio", "select", "checklist", "taglist").contains(component.path("type").asText()))
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
  void aConditionReadsOnlyFieldsOfItsOwnForm(Path file) {
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

  static List<String> keys(Path file) {
    return components(file).stream().map(FormsTest::key).filter(not(String::isEmpty)).toList();
  }

  /** Those of one ticket: a group stands for what it holds, a list has names of its own. */
  static List<JsonNode> components(Path file) {
    return withinGroups(read(file)).toList();
  }

  /** Empty for a text. */
  static String key(JsonNode component) {
    return component.path(component.has("path") ? "path" : "key").asText();
  }

  private static Stream<JsonNode> withinGroups(JsonNode owner) {
    return list(owner.path("components")).stream()
        .flatMap(component -> component.has("components") && key(component).isEmpty() ? withinGroups(component)
            : Stream.of(component));
  }

  private static Stream<JsonNode> deep(JsonNode owner) {
    return list(owner.path("components")).stream().flatMap(component -> Stream.concat(Stream.of(component), deep(component)));
  }

  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static JsonNode read(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
