package mx.semaforo.directory;

import java.time.LocalDate;

/**
 * @param login as in the desk's login
 * @param chief login of the person above; null at the top
 * @param active in active service of the company
 * @param substitute login of who decides in this person's place while away; may be null
 * @param awayFrom first day away, or null; {@code awayUntil} is the last one, both in the company's zone
 */
public record Employee(String login, String name, String area, String chief, boolean active, String substitute,
    LocalDate awayFrom, LocalDate awayUntil) {

  public boolean isAwayOn(LocalDate day) {
    return awayFrom != null && !day.isBefore(awayFrom) && (awayUntil == null || !day.isAfter(awayUntil));
  }
}
