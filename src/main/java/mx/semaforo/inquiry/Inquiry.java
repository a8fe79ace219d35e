package mx.semaforo.inquiry;
public record Inquiry(String person, String question, String token) {}
