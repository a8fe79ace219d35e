package mx.semaforo.knowledge;

import java.time.Instant;

/**
 * A solution on its way to becoming a protocol: an analyst corrects {@code text} and saves it under
 * {@code bpmn/protocolos}, where the protocols are.
 *
 * @param text Markdown with front matter, as {@link Protocol}s are written
 */
public record Draft(String folio, String author, Instant createdAt, String text) {}
