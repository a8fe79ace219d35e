package mx.semaforo.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.semaforo.ticket.Ticket;

/**
 * What is looked for, cut to what a search can use: somebody may paste a whole log into a description.
 *
 * @param subject what counts most and may be misspelt
 */
record Wording(String subject, String description) {

  private static final int MOST_WORDS = 60;
  private static final int LONGEST_WORD = 40;
  /** Shorter ones have too many neighbours. */
  private static final int SHORTEST_MISSPELT = 5;

  Wording {
    subject = cut(subject);
    description = cut(description);
  }

  static Wording of(Ticket ticket) {
    return new Wording(ticket.subject(), ticket.description());
  }

  String text() {
    return subject + "\n" + description;
  }

  List<String> words() {
    return wordsOf(text()).distinct().toList();
  }

  static boolean mayBeMisspelt(String word) {
    return word.length() >= SHORTEST_MISSPELT;
  }

  /** A day of the month or the number of a line says nothing. */
  private static boolean says(String word) {
    return word.length() <= LONGEST_WORD && !word.matches("\\P{L}{0,2}");
  }

  private static String cut(String text) {
    return wordsOf(text).distinct().limit(MOST_WORDS).collect(Collectors.joining(" "));
  }

  private static Stream<String> wordsOf(String text) {
    return Arrays.stream(text.split("[^\\p{L}\\p{N}]+")).filter(Wording::says);
  }
}
