package mx.semaforo.notification;

/** Carries one message to the person; throws when it could not, and is asked again later. */
interface Courier {

  void deliver(Message message);

  /** @param recipient login of a person or id of a group */
  record Message(String id, String folio, String recipient, String subject, String body) {}
}
