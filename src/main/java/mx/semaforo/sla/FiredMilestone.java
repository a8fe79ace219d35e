package mx.semaforo.sla;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * A milestone that has been registered; the key (clock, name) makes it unique for ever.
 *
 * @param reachedAt when working time reached it
 * @param firedAt when the desk acted on it
 */
@Embeddable
record FiredMilestone(String name, Instant reachedAt, Instant firedAt) {}
