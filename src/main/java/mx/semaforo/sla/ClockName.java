package mx.semaforo.sla;

/** The desk's clocks. */
public enum ClockName {
  /** First response: runs from the report until the ticket is attended, once. */
  RESPUESTA("primera respuesta", true),
  /** Solution: the desk's own time, paused while somebody outside is awaited. */
  SOLUCION("solución", false),
  /** One wait for a supplier; every new wait is a new cycle. */
  PROVEEDOR("proveedor", true),
  /** One approval; likewise. */
  APROBACION("aprobación", true),
  /** The time of one support level after a hand-over. */
  OLA("nivel de soporte", false);

  private final String label;
  private final boolean once;

  ClockName(String label, boolean once) {
    this.label = label;
    this.once = once;
  }

  public String label() {
    return label;
  }

  /** Ends for good when it first stops, instead of pausing. */
  boolean once() {
    return once;
  }

  /** Begins anew with each wait. */
  boolean repeats() {
    return this == PROVEEDOR || this == APROBACION;
  }
}
