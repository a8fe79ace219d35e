package mx.semaforo.knowledge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/** The test set of the search: solved cases, and tickets with what a person would want to be shown for them. */
final class Retrieval {

  record Case(String folio, String category, String subject, String description, String solution) {}

  record Wanted(String category, String subject, String description, List<String> protocols, List<String> cases) {}

  /**
   * How good the answers of a search are.
   *
   * @param hits share of the tickets with a wanted one among the first three
   * @param precision share of the first three that is wanted; a third is all there can be where one is wanted
   * @param mrr mean of one by the place of the first wanted one
   */
  record Score(double hits, double precision, double mrr) {

    static Score of(List<Wanted> tickets, Function<Wanted, List<String>> wanted, Function<Wanted, List<String>> found) {
      double hits = 0;
      double precision = 0;
      double mrr = 0;
      for (Wanted ticket : tickets) {
        List<String> answer = found.apply(ticket);
        long good = answer.stream().limit(3).filter(wanted.apply(ticket)::contains).count();
        int first = IntStream.range(0, answer.size()).filter(i -> wanted.apply(ticket).contains(answer.get(i))).findFirst().orElse(-1);
        hits += good > 0 ? 1 : 0;
        precision += good / 3.0;
        mrr += first < 0 ? 0 : 1.0 / (first + 1);
      }
      return new Score(hits / tickets.size(), precision / tickets.size(), mrr / tickets.size());
    }

    boolean reaches(double leastHits, double leastMrr) {
      return hits >= leastHits && mrr >= leastMrr;
    }

    @Override
    public String toString() {
      return "%.3f / %.3f / %.3f".formatted(hits, precision, mrr);
    }
  }

  private Retrieval() {}

  static List<Case> cases() {
    return lines("casos.txt").map(part -> new Case(part[0], part[1], part[2], part[3], part[4])).toList();
  }

  static List<Wanted> tickets() {
    return lines("consultas.txt").map(part -> new Wanted(part[0], part[1], part[2], List.of(part[3].split(" ")), List.of(part[4].split(" "))))
        .toList();
  }

  /** @param rest 0 for those that were put aside to measure, 1 for those the search was adjusted with */
  static List<Wanted> half(List<Wanted> tickets, int rest) {
    return IntStream.range(0, tickets.size()).filter(i -> (i + 1) % 2 == rest).mapToObj(tickets::get).toList();
  }

  private static Stream<String[]> lines(String file) {
    try {
      return new ClassPathResource("knowledge/" + file).getContentAsString(UTF_8).lines().filter(line -> !line.startsWith("#"))
          .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
