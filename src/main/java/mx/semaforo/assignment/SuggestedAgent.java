package mx.semaforo.assignment;

/** @param why in one sentence, for the agent who decides */
public record SuggestedAgent(String user, String name, String why) {}
