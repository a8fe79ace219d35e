package mx.semaforo.process;

/** What every ticket process says of itself in its diagram, and the road signs its token carries. */
public final class TicketProcess {

  /** {@code camunda:property} names on waiting elements and ends. */
  public static final class Property {
    /** On the process: the {@link mx.semaforo.ticket.TicketType} it serves; marks it as a ticket process. */
    public static final String TICKET_TYPE = "ticketType";
    /** On a process that a ticket process calls and in which the same ticket goes on waiting, such as a service's own fulfilment. */
    public static final String TICKET_PART = "ticketPart";
    /** On the process behind a service's form in the task list: the service that it asks for. */
    public static final String DOOR_OF = "doorOf";
    /** The {@link mx.semaforo.ticket.DeskState} of a token that rests here. */
    public static final String DESK_STATE = "deskState";
    /** The {@link mx.semaforo.sla.ClockName}s that run here, separated by blanks; may be empty, may not be missing. */
    public static final String CLOCKS = "clocks";
    /** Those that run here only if the ticket's agreement says so. */
    public static final String CLOCKS_BY_AGREEMENT = "clocksByAgreement";
    /** On user tasks: the {@link Action}s that complete it. */
    public static final String DECISIONS = "decisions";
    /** On user tasks that are not the agent's: who holds them ({@code solicitante}, {@code aprobador}). */
    public static final String HOLDER = "responsable";

    private Property() {}
  }

  /** Variables: road signs that diagrams, forms and task lists read; everything else is in the ticket's row. */
  public static final class Sign {
    public static final String FOLIO = "folio";
    public static final String SUBJECT = "asunto";
    public static final String REQUESTER = "solicitante";
    public static final String PRIORITY = "prioridad";
    public static final String GROUP = "grupo";
    public static final String AGENT = "agente";
    /** Key of the catalogue's service; requests only, as the next. */
    public static final String SERVICE = "servicio";
    /** Whether only the service's group, the requester and who approves may know what it is about. */
    public static final String CONFIDENTIAL = "confidencial";
    /** What somebody wrote in a form of the catalogue, by field; never outlives the transaction. */
    public static final String VALUES = "campos";
    /** The word that leads from here to the next wait; never outlives the transaction. */
    public static final String DECISION = "decision";

    private Sign() {}
  }

  private TicketProcess() {}
}
