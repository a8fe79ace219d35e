package mx.semaforo.attachment;

import java.time.Instant;

/**
 * A file of a ticket, without its content.
 *
 * @param mediaType as its content shows, e.g. {@code application/pdf}
 * @param size in bytes
 * @param document name of the asked-for document that it answers; may be null
 */
public record Attachment(String id, String folio, String name, String mediaType, long size, String document, String uploadedBy,
    Instant uploadedAt) {}
