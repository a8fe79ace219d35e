package mx.semaforo.knowledge;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads protocols: front matter in YAML between two lines {@code ---}, then Markdown. A wrong file is left out and told. */
class ProtocolReader {

  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final String FENCE = "---";
  private static final String TITLE = "titulo";
  private static final String CATEGORIES = "categorias";
  private static final String SYMPTOMS = "sintomas";
  private static final List<String> KEYS = List.of(TITLE, CATEGORIES, SYMPTOMS);

  private static final Parser MARKDOWN = Parser.builder().build();
  private static final HtmlRenderer HTML = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

  private final Set<String> categories;

  /** @param categories the words a ticket's category may have */
  ProtocolReader(Set<String> categories) {
    this.categories = categories;
  }

  /** @param files text by path, in the order in which the first of two with the same id wins */
  Protocol.Read read(Map<String, String> files) {
    Map<String, Protocol> protocols = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    files.forEach((path, text) -> {
      try {
        Protocol protocol = protocol(id(path), text.replace("\r\n", "\n").replace("\uFEFF", ""));
        if (protocols.putIfAbsent(protocol.id(), protocol) != null) {
          throw new Wrong(1, "ya hay otro protocolo con este nombre de archivo; cámbialo");
        }
      } catch (Wrong e) {
        problems.add(new Problem(path, e.line, e.getMessage()));
      }
    });
    return new Protocol.Read(List.copyOf(protocols.values()), List.copyOf(problems));
  }

  private static String id(String path) {
    String id = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.md$", "");
    if (!ID.matcher(id).matches()) {
      throw new Wrong(1, "el nombre del archivo lleva solo minúsculas sin acento, números y guiones; cámbialo");
    }
    return id;
  }

  private Protocol protocol(String id, String text) {
    if (!text.startsWith(FENCE + "\n")) {
      throw new Wrong(1, "debe empezar con un renglón «---», los datos del protocolo y otro «---»");
    }
    int end = text.indexOf("\n" + FENCE + "\n");
    if (end < 0) {
      throw new Wrong(1, "los datos del protocolo no terminan: falta el segundo renglón «---»");
    }
    Map<String, Node> data = data(text.substring(FENCE.length() + 1, end + 1));
    String body = text.substring(end + FENCE.length() + 2).strip();
    if (body.isEmpty()) {
      throw new Wrong((int) text.substring(0, end + 1).lines().count() + 2, "no tiene texto: escribe los pasos debajo de los datos");
    }
    String title = text(required(data, TITLE), TITLE);
    Set<String> about = new LinkedHashSet<>();
    for (Node node : list(required(data, CATEGORIES), CATEGORIES)) {
      if (!categories.contains(text(node, CATEGORIES))) {
        throw wrong(node, "no conozco la categoría «%s»; usa %s".formatted(text(node, CATEGORIES), String.join(", ", categories)));
      }
      about.add(text(node, CATEGORIES));
    }
    List<String> symptoms = list(required(data, SYMPTOMS), SYMPTOMS).stream().map(node -> text(node, SYMPTOMS)).toList();
    return new Protocol(id, title, about, symptoms, body, HTML.render(MARKDOWN.parse(body)));
  }

  private static Map<String, Node> data(String yaml) {
    try {
      if (!(new Yaml(new LoaderOptions()).compose(new StringReader(yaml)) instanceof MappingNode mapping)) {
        throw new Wrong(2, "los datos del protocolo son renglones de la forma «clave: valor»");
      }
      Map<String, Node> data = new LinkedHashMap<>();
      for (NodeTuple entry : mapping.getValue()) {
        String key = text(entry.getKeyNode(), "clave");
        if (!KEYS.contains(key)) {
          throw wrong(entry.getKeyNode(), "no conozco la clave «%s»; usa %s".formatted(key, String.join(", ", KEYS)));
        }
        if (data.put(key, entry.getValueNode()) != null) {
          throw wrong(entry.getKeyNode(), "la clave «%s» está repetida; deja una sola".formatted(key));
        }
      }
      return data;
    } catch (MarkedYAMLException e) {
      throw new Wrong(e.getProblemMark().getLine() + 2, "los datos están mal escritos; revisa sangría, comillas, corchetes y dos puntos");
    } catch (YAMLException e) {
      throw new Wrong(2, "los datos no se pueden leer; guarda el archivo como texto UTF-8");
    }
  }

  private static Node required(Map<String, Node> data, String key) {
    if (!data.containsKey(key)) {
      throw new Wrong(2, "falta «%s»; agrégalo".formatted(key));
    }
    return data.get(key);
  }

  private static List<Node> list(Node node, String key) {
    if (!(node instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
      throw wrong(node, "«%s» es una lista con al menos un elemento".formatted(key));
    }
    return sequence.getValue();
  }

  private static String text(Node node, String key) {
    if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
      throw wrong(node, "«%s» debe ser texto; está vacío o es otra cosa".formatted(key));
    }
    return scalar.getValue().strip();
  }

  private static Wrong wrong(Node node, String reason) {
    return new Wrong(node.getStartMark().getLine() + 2, reason);
  }

  private static class Wrong extends RuntimeException {

    private final int line;

    Wrong(int line, String reason) {
      super(reason);
      this.line = line;
    }
  }
}
