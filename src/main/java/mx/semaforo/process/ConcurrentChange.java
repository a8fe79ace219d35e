package mx.semaforo.process;

/** Somebody else changed the same ticket at the same instant and was first. Nothing of this attempt has remained. */
public class ConcurrentChange extends RuntimeException {

  public ConcurrentChange() {
    this(null);
  }

  public ConcurrentChange(Throwable cause) {
    super("Otra persona cambió este ticket en este mismo momento: vuelve a abrirlo y revisa cómo quedó.", cause);
  }
}
