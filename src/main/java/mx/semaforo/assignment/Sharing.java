package mx.semaforo.assignment;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mx.semaforo.definition.BrokenDefinition;
import mx.semaforo.definition.YamlSource;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** How each group shares what comes to it, as an analyst wrote it in {@code asignacion.yaml}. */
record Sharing(YamlSource source, Map<String, Way> ways, Map<String, Node> groups) {

  enum Way {
    NINGUNO("ninguno"), TURNOS("turnos"), MENOS_CARGA("menos-carga");

    private final String word;

    Way(String word) {
      this.word = word;
    }
  }

  /** @throws BrokenDefinition naming file, line and reason */
  static Sharing parse(String file, String yaml) {
    YamlSource source = new YamlSource(file);
    Map<String, NodeTuple> root = source.fields(source.compose(yaml, "«reparto»"), "el archivo", "reparto");
    Map<String, Way> ways = new HashMap<>();
    Map<String, Node> groups = new HashMap<>();
    source.fields(source.required(root, "reparto"), "«reparto»").forEach((group, line) -> {
      ways.put(group, way(source, line.getValueNode()));
      groups.put(group, line.getKeyNode());
    });
    return new Sharing(source, ways, groups);
  }

  Way of(String group) {
    return ways.getOrDefault(group, Way.NINGUNO);
  }

  /** @param group one that does not exist */
  BrokenDefinition unknown(String group) {
    return source.error(groups.get(group), "no existe el grupo «%s»; escribe su clave, como mesa-n2".formatted(group));
  }

  List<String> named() {
    return groups.keySet().stream().sorted().toList();
  }

  private static Way way(YamlSource source, Node node) {
    String word = source.text(node, "el reparto");
    return Stream.of(Way.values()).filter(way -> way.word.equals(word)).findFirst().orElseThrow(() -> source.error(node,
        "no conozco el reparto «%s»; usa %s".formatted(word, Stream.of(Way.values()).map(way -> way.word).collect(joining(", ")))));
  }
}
