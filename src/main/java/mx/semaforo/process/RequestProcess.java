package mx.semaforo.process;

/**
 * Contract of {@code bpmn/solicitud.bpmn}, beside what it shares with {@link IncidentProcess}; {@code BpmnContractTest}
 * keeps both in step.
 */
public final class RequestProcess {

  public static final String KEY = "solicitud";

  /** Where the token waits for whoever approves. */
  public static final String TASK_APROBACION = "Task_Aprobacion";
  /** Where a request that was given back waits for its requester. */
  public static final String GATEWAY_CORRECCION = "Gateway_Correccion";
  /** Where a service with a process of its own is fulfilled. */
  public static final String CALL_CUMPLIR = "Call_Cumplir";

  /** Words for the gateways behind a subprocess, beside those of {@link Action}. */
  public static final class Decision {
    public static final String NO_PROCEDE = "NO_PROCEDE";
    public static final String SIN_CORRECCION = "SIN_CORRECCION";

    private Decision() {}
  }

  /** A service's own fulfilment. */
  public static String fulfilment(String service) {
    return "cumplir-" + service;
  }

  /** The process by which the task list shows a service's form. */
  public static String door(String service) {
    return "solicitar-" + service;
  }

  /** A service's own table. */
  public static String policies(String service) {
    return "politicas-" + service;
  }

  private RequestProcess() {}
}
