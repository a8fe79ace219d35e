package mx.semaforo.process;

/** Contract of {@code bpmn/incidente.bpmn}; {@code BpmnContractTest} keeps both in step. */
public final class IncidentProcess {

  public static final String KEY = "incidente";

  /** Where the token waits for somebody. */
  public static final class Task {
    public static final String ABIERTO = "Task_Abierto";
    public static final String EN_PROCESO = "Task_EnProceso";
    public static final String PENDIENTE_USUARIO = "Task_PendienteUsuario";
    public static final String PENDIENTE_PROVEEDOR = "Task_PendienteProveedor";
    public static final String SOLUCIONADO = "Task_Solucionado";
    public static final String REVISAR_CALIFICACION = "Task_RevisarCalificacion";

    private Task() {}
  }

  /** Where the closed ticket waits for its rating. */
  public static final String GATEWAY_CERRADO = "Gateway_Cerrado";

  /** Words that a message or a timer leaves for the gateway behind a subprocess, beside those of {@link Action}. */
  public static final class Decision {
    public static final String CERRAR = "CERRAR";

    private Decision() {}
  }

  private IncidentProcess() {}
}
