package mx.semaforo.knowledge;

/** A solved ticket. @param score how near it is, comparable only with the others of one answer */
public record SimilarCase(String folio, String subject, String solution, double score) {}
