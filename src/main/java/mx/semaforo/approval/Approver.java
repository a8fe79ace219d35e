package mx.semaforo.approval;

/**
 * Whom a level asks: exactly one of a person and a role.
 *
 * @param onBehalfOf who is away and for whom the person stands in, or null
 */
record Approver(String person, String role, String onBehalfOf) {

  static Approver person(String login) {
    return new Approver(login, null, null);
  }

  static Approver inPlaceOf(String away, String substitute) {
    return new Approver(substitute, null, away);
  }

  static Approver anyOf(String group) {
    return new Approver(null, group, null);
  }
}
