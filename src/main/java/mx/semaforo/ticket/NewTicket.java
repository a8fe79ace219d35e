package mx.semaforo.ticket;

/**
 * What somebody reports or asks for; validates itself.
 *
 * @param requester login of the person it is for
 * @param service key of the catalogue's service; null for an incident
 * @param confidential hidden from everyone but its group, its requester and its readers
 */
public record NewTicket(TicketType type, String subject, String description, Impact impact, Urgency urgency,
    String category, String requester, String service, boolean confidential) {

  public static final int SUBJECT_LENGTH = 200;

  public static NewTicket incident(String subject, String description, Impact impact, Urgency urgency, String category,
      String requester) {
    return new NewTicket(TicketType.INCIDENTE, subject, description, impact, urgency, category, requester, null, false);
  }

  public NewTicket {
    subject = Text.required("subject", "asunto", subject, SUBJECT_LENGTH);
    description = Text.required("description", "descripción", description, Text.LONG);
    Text.present("impact", "impacto", impact);
    Text.present("urgency", "urgencia", urgency);
    category = Text.required("category", "categoría", category, 40);
    requester = Text.required("requester", "solicitante", requester, 64);
  }
}
