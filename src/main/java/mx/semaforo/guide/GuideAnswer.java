package mx.semaforo.guide;

import java.time.Instant;

/**
 * What an agent answered to one question in one cycle of work.
 *
 * @param question 1 to 5
 * @param reference the protocol, the folio or the person; null where the answer stands for itself
 * @param at UTC
 */
public record GuideAnswer(int cycle, int question, String answer, String reference, String note, String actor, Instant at) {}
