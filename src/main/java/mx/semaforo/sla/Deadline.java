package mx.semaforo.sla;

import java.time.Instant;

/**
 * The clock of a folio that is due first, in short.
 *
 * @param state running, or paused where none runs
 * @param minutes working minutes left; negative once it is breached
 * @param dueAt UTC; for a paused clock, as if it went on now
 * @param left the time left in Spanish, such as {@code quedan 2 h 10 min}
 * @param due when, in Spanish, such as {@code vence el lunes 18:00}
 */
public record Deadline(ClockName clock, ClockReport.State state, boolean breached, int percent, long minutes, Instant dueAt, String left,
    String due) {}
