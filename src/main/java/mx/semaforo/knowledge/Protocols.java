package mx.semaforo.knowledge;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** The protocols of {@code bpmn/protocolos} as they were when the desk started. */
@Component
class Protocols {

  private static final Logger LOG = LoggerFactory.getLogger(Protocols.class);
  private static final String FOLDER = "/bpmn/";
  private static final String TABLES = "bpmn/clasificacion.dmn";
  private static final Pattern WORD = Pattern.compile("\"([^\"]+)\"");

  private final Map<String, Protocol> byId;
  private final List<Problem> problems;

  Protocols() throws IOException {
    Protocol.Read read = new ProtocolReader(categories()).read(files());
    byId = read.protocols().stream().collect(toMap(Protocol::id, Function.identity(), (a, b) -> a, TreeMap::new));
    problems = read.problems();
    problems.forEach(problem -> LOG.warn("Un protocolo se queda fuera hasta que se corrija: {}", problem));
  }

  Collection<Protocol> all() {
    return byId.values();
  }

  Optional<Protocol> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  List<Problem> problems() {
    return problems;
  }

  private static Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:bpmn/protocolos/**/*.md")) {
      String path = StringUtils.uriDecode(file.getURL().getPath(), StandardCharsets.UTF_8);
      files.putIfAbsent(path.substring(path.lastIndexOf(FOLDER) + 1), read(file));
    }
    return files;
  }

  private static String read(Resource file) {
    try {
      return file.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those that the classification tables list for their input «categoria», the one place where analysts keep them. */
  static Set<String> categories() {
    try (InputStream tables = new ClassPathResource(TABLES).getInputStream()) {
      String listed = XPathFactory.newInstance().newXPath().evaluate(
          "//*[local-name()='input'][*[local-name()='inputExpression']/*[local-name()='text']='categoria']/*[local-name()='inputValues']",
          DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(tables));
      return WORD.matcher(listed).results().map((MatchResult word) -> word.group(1))
          .collect(Collectors.toCollection(LinkedHashSet::new));
    } catch (Exception e) {
      throw new IllegalStateException("No se pueden leer las categorías de " + TABLES, e);
    }
  }
}
