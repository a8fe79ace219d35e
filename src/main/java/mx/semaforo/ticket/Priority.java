package mx.semaforo.ticket;

/** Order of attention, decided by {@code clasificacion.dmn}; P1 comes first. */
public enum Priority {
  P1(100), P2(75), P3(50), P4(25);

  private final int weight;

  Priority(int weight) {
    this.weight = weight;
  }

  /** The task priority shown and sorted in Tasklist: higher comes first. */
  public int weight() {
    return weight;
  }
}
