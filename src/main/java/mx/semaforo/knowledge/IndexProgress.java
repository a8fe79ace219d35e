package mx.semaforo.knowledge;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far the index of this node is. @param done solved tickets written, of {@code total} */
public record IndexProgress(State state, long done, long total) {

  public enum State { LISTO, RECONSTRUYENDO, FALLO }

  static final IndexProgress STARTED = new IndexProgress(State.RECONSTRUYENDO, 0, 0);

  @JsonProperty
  public int percent() {
    return total == 0 ? state == State.LISTO ? 100 : 0 : (int) (100 * done / total);
  }
}
