package mx.semaforo.ticket;

import static mx.semaforo.ticket.Activity.DEMANDA;
import static mx.semaforo.ticket.Activity.ENTREGAR_Y_SOPORTAR;
import static mx.semaforo.ticket.Activity.VALOR;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The six states of the desk's <em>semáforo</em>, each part of one ITIL activity (source: "Atención de incidentes"). */
public enum DeskState {
  ABIERTO("Abierto", DEMANDA, "se espera que alguien lo atienda"),
  EN_PROCESO("En proceso", ENTREGAR_Y_SOPORTAR, "ya se atiende"),
  PENDIENTE_USUARIO("Pendiente usuario", ENTREGAR_Y_SOPORTAR, "se espera al usuario"),
  PENDIENTE_PROVEEDOR("Pendiente por proveedor", ENTREGAR_Y_SOPORTAR, "se espera al proveedor"),
  SOLUCIONADO("Solucionado", VALOR, "se informó la solución"),
  CERRADO("Cerrado", VALOR, "se cerró");

  private static final Map<DeskState, Set<DeskState>> NEXT = Map.of(
      ABIERTO, EnumSet.of(EN_PROCESO, CERRADO),
      EN_PROCESO, EnumSet.of(PENDIENTE_USUARIO, PENDIENTE_PROVEEDOR, SOLUCIONADO, CERRADO),
      PENDIENTE_USUARIO, EnumSet.of(EN_PROCESO, SOLUCIONADO, CERRADO),
      PENDIENTE_PROVEEDOR, EnumSet.of(EN_PROCESO, CERRADO),
      SOLUCIONADO, EnumSet.of(EN_PROCESO, CERRADO),
      CERRADO, EnumSet.of(EN_PROCESO));

  private final String label;
  private final Activity activity;
  private final String because;

  DeskState(String label, Activity activity, String because) {
    this.label = label;
    this.activity = activity;
    this.because = because;
  }

  public String label() {
    return label;
  }

  public Activity activity() {
    return activity;
  }

  /** Why a clock runs or stands in this state, to be read after "porque". */
  public String because() {
    return because;
  }

  public boolean mayBecome(DeskState next) {
    return NEXT.get(this).contains(next);
  }

  /** Somebody outside the desk is awaited: the clocks pause rather than stop. */
  public boolean isPending() {
    return this == PENDIENTE_USUARIO || this == PENDIENTE_PROVEEDOR;
  }
}
