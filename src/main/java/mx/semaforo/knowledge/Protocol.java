package mx.semaforo.knowledge;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * One of the desk's guides.
 *
 * @param id name of its file without {@code .md}
 * @param symptoms as users say them
 * @param text Markdown: what to ask, the steps, when to escalate
 * @param html the same for a page; whatever looked like HTML or a dangerous link in the file is only text in it
 */
public record Protocol(String id, String title, Set<String> categories, List<String> symptoms, String text, String html) {

  /** @param problems what was left out, each with file, line and reason */
  record Read(Collection<Protocol> protocols, List<Problem> problems) {}
}
