package mx.semaforo.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What stands in {@code bpmn/}, and the name that a file must give to what it holds. */
final class BundleFiles {

  private static final Path ROOT = Path.of("bpmn");
  private static final Path CATALOGUE = ROOT.resolve("catalogo");
  /** What every service has one of; its other files are the forms of its steps. */
  private static final Set<String> OF_EVERY_SERVICE = Set.of("solicitar", "politicas", "cumplir");

  private BundleFiles() {}

  static List<Path> ending(String kind) {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files.filter(file -> file.toString().endsWith("." + kind)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code incidente}, {@code cumplir-reparacion-de-equipo} or {@code reparacion-de-equipo-entregar}. */
  static String name(Path file) {
    String stem = file.getFileName().toString().replaceFirst("\\.\\w+$", "");
    return service(file).map(service -> OF_EVERY_SERVICE.contains(stem) ? stem + "-" + service : service + "-" + stem).orElse(stem);
  }

  /** The folder in the catalogue; empty for what serves all tickets. */
  static Optional<String> service(Path file) {
    return file.startsWith(CATALOGUE) ? Optional.of(CATALOGUE.relativize(file).getName(0).toString()) : Optional.empty();
  }

  static List<String> services() {
    return Stream.of("form", "bpmn", "dmn", "yaml").flatMap(kind -> ending(kind).stream())
        .flatMap(file -> service(file).stream()).distinct().sorted().toList();
  }
}
