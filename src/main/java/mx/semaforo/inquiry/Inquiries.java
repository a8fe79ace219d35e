package mx.semaforo.inquiry;
@org.springframework.stereotype.Component
public class Inquiries { public Inquiry ask(String folio, String person, String question) { return null; } public void close(String folio) {} }
