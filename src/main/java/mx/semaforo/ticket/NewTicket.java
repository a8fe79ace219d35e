package mx.semaforo.ticket;

/**
 * What somebody reports; validates itself.
 *
 * @param requester login of the person it is for
 */
public record NewTicket(TicketType type, String subject, String description, Impact impact, Urgency urgency,
    String category, String requester) {

  public static final int SUBJECT_LENGTH = 200;

  public NewTicket {
    subject = Text.required("subject", "asunto", subject, SUBJECT_LENGTH);
    description = Text.required("description", "descripción", description, Text.LONG);
    Text.present("impact", "impacto", impact);
    Text.present("urgency", "urgencia", urgency);
    category = Text.required("category", "categoría", category, 40);
    requester = Text.required("requester", "solicitante", requester, 64);
  }
}
