package mx.semaforo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The portal's words: Spanish and English in step, and no page asks for a word that is not there. */
class PortalMessagesTest {

  private static final Pattern ARGUMENT = Pattern.compile("\\{\\d+}");
  private static final Pattern USED = Pattern.compile("#\\{([a-zA-Z0-9.]+)[}(]");

  private final Properties spanish = read("messages.properties");
  private final Properties english = read("messages_en.properties");

  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertThat(new TreeSet<>(english.stringPropertyNames())).isEqualTo(new TreeSet<>(spanish.stringPropertyNames()));
  }

  @Test
  void bothLanguagesTakeTheSameArguments() {
    assertThat(spanish.stringPropertyNames()).allSatisfy(key ->
        assertThat(arguments(english.getProperty(key))).as(key).isEqualTo(arguments(spanish.getProperty(key))));
  }

  @Test
  void everyTextSaysSomething() {
    assertThat(spanish.values()).allSatisfy(text -> assertThat(text.toString()).isNotBlank());
    assertThat(english.values()).allSatisfy(text -> assertThat(text.toString()).isNotBlank());
  }

  @Test
  void pagesUseOnlyWordsThatExist() throws IOException {
    var pages = new PathMatchingResourcePatternResolver().getResources("classpath:/templates/*.html");
    assertThat(pages).isNotEmpty();
    for (var page : pages) {
      var used = USED.matcher(page.getContentAsString(StandardCharsets.UTF_8)).results().map(m -> m.group(1));
      assertThat(spanish.stringPropertyNames()).as(page.getFilename()).containsAll(used.toList());
    }
  }

  private static List<String> arguments(String text) {
    return ARGUMENT.matcher(text).results().map(MatchResult::group).sorted().toList();
  }

  private static Properties read(String file) {
    var properties = new Properties();
    try (var in = new InputStreamReader(
        PortalMessagesTest.class.getResourceAsStream("/" + file), StandardCharsets.UTF_8)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
