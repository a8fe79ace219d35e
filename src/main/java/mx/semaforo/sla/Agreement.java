package mx.semaforo.sla;

import java.util.List;

/**
 * What was promised for a ticket, as the tables said when they were asked. Later edits of the tables do not touch it.
 *
 * @param name name of the agreement, e.g. {@code Incidentes P1}
 * @param rule the sentence of the rule that chose it
 * @param response target of RESPUESTA; likewise {@code solution}, {@code supplier} and {@code approval}, which is null where
 *     nothing is approved
 * @param pausesWithSupplier whether SOLUCION pauses while the supplier is awaited
 * @param pausesInApproval the same while an approval is awaited
 * @param calendar name of the working-time calendar
 */
public record Agreement(String name, String rule, Target response, Target solution, Target supplier,
    boolean pausesWithSupplier, Target approval, boolean pausesInApproval, String calendar, List<Milestone> milestones) {

  Target target(ClockName clock) {
    return switch (clock) {
      case RESPUESTA -> response;
      case SOLUCION -> solution;
      case PROVEEDOR -> supplier;
      case APROBACION -> approval;
      case OLA -> throw new IllegalArgumentException("El nivel de soporte trae su propio plazo");
    };
  }
}
