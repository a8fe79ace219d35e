package mx.semaforo.knowledge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.springframework.core.io.ClassPathResource;

/** The test set of the search: solved cases, and tickets with what a person would want to be shown for them. */
final class Retrieval {

  record Case(String folio, String category, String subject, String description, String solution) {}

  record Wanted(String category, String subject, String description, List<String> protocols, List<String> cases) {}

  /** How far a search comes; {@code precision} is the share of tickets with a wanted one among the first three. */
  record Score(double precision, double mrr) {

    static Score of(List<Wanted> tickets, Function<Wanted, List<String>> wanted, Function<Wanted, List<String>> found) {
      double hits = 0;
      double reciprocal = 0;
      for (Wanted ticket : tickets) {
        List<String> answer = found.apply(ticket);
        int first = 0;
        while (first < answer.size() && !wanted.apply(ticket).contains(answer.get(first))) {
          first++;
        }
        hits += first < Math.min(3, answer.size()) ? 1 : 0;
        reciprocal += first < answer.size() ? 1.0 / (first + 1) : 0;
      }
      return new Score(hits / tickets.size(), reciprocal / tickets.size());
    }

    @Override
    public String toString() {
      return "%.3f / %.3f".formatted(precision, mrr);
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
    return java.util.stream.IntStream.range(0, tickets.size()).filter(i -> (i + 1) % 2 == rest).mapToObj(tickets::get).toList();
  }

  private static java.util.stream.Stream<String[]> lines(String file) {
    try {
      return new ClassPathResource("knowledge/" + file).getContentAsString(UTF_8).lines().filter(line -> !line.startsWith("#"))
          .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
