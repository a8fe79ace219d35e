package mx.semaforo.definition;

import java.io.StringReader;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML tree with its line numbers, and the refusals that name them. */
public record YamlSource(String file) {

  /** @param least what the file must say, for whoever left it empty */
  public Node compose(String yaml, String least) {
    try {
      Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
      if (root == null) {
        throw new BrokenDefinition(
            file, 1, "el archivo está vacío; escribe al menos " + least);
      }
      return root;
    } catch (MarkedYAMLException e) {
      throw new BrokenDefinition(
          file,
          e.getProblemMark().getLine() + 1,
          "el YAML está mal formado; revisa sangría, comillas, corchetes y dos puntos");
    } catch (YAMLException e) {
      throw new BrokenDefinition(
          file,
          1,
          "el YAML no se puede leer; guárdalo como texto UTF-8 sin caracteres de control");
    }
  }

  /** The keys of a mapping without accents; any key is allowed if none is given. */
  public Map<String, NodeTuple> fields(Node node, String what, String... allowed) {
    if (!(node instanceof MappingNode mapping)) {
      throw error(node, what + " debe llevar renglones de la forma «clave: valor»");
    }
    Map<String, NodeTuple> fields = new LinkedHashMap<>();
    for (NodeTuple field : mapping.getValue()) {
      String key = text(field.getKeyNode(), "una clave");
      String plain = Normalizer.normalize(key, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
      if (allowed.length > 0 && !List.of(allowed).contains(plain)) {
        throw error(
            field.getKeyNode(),
            "no conozco la clave «" + key + "» en " + what + "; usa "
                + String.join(", ", allowed));
      }
      if (fields.put(plain, field) != null) {
        throw error(field.getKeyNode(), "la clave «" + key + "» está repetida; deja una sola");
      }
    }
    return fields;
  }

  /** The keys of an optional mapping below {@code parent}; none if it is not there. */
  public Map<String, NodeTuple> section(Map<String, NodeTuple> parent, String key, String... allowed) {
    return parent.containsKey(key)
        ? fields(parent.get(key).getValueNode(), "«" + key + "»", allowed)
        : Map.of();
  }

  public Node required(Map<String, NodeTuple> root, String key) {
    if (!root.containsKey(key)) {
      throw new BrokenDefinition(file, 1, "falta la clave «" + key + "»; agrégala");
    }
    return root.get(key).getValueNode();
  }

  /** @param none what an empty list means */
  public List<Node> items(Node node, String what, String none) {
    if (!(node instanceof SequenceNode sequence)) {
      throw error(node, what + " debe ser una lista entre corchetes; [] significa " + none);
    }
    return sequence.getValue();
  }

  public String text(Node node, String what) {
    if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
      throw error(node, what + " debe ser un texto; está vacío o es otra cosa");
    }
    return scalar.getValue().strip();
  }

  public BrokenDefinition error(Node node, String reason) {
    return new BrokenDefinition(file, node.getStartMark().getLine() + 1, reason);
  }
}
