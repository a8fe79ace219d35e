package mx.semaforo.directory;

import java.util.List;

/**
 * What became of a file's lines; blank ones are not counted.
 *
 * @param loaded how many were new or changed something
 * @param unchanged how many said what was already known
 */
public record ImportReport(int loaded, int unchanged, List<Rejected> rejected) {

  /** @param line as an editor numbers it: the header is 1 */
  public record Rejected(int line, String reason) {}
}
