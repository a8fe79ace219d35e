package mx.semaforo.knowledge;

/** @param why in Spanish: the category and the words of the ticket that brought it here */
public record ProposedProtocol(String id, String title, String why) {}
