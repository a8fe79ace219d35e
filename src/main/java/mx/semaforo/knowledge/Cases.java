package mx.semaforo.knowledge;

import java.util.List;

/**
 * Solved tickets, best first.
 *
 * @param missing in Spanish, why some or all may not be here and what helps; null when nothing is missing
 */
public record Cases(List<SimilarCase> items, String missing) {}
