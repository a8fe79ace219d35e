package mx.semaforo.catalog;

import java.util.List;
import java.util.Map;
import mx.semaforo.ticket.Impact;
import mx.semaforo.ticket.Urgency;

/**
 * A service people ask for: its {@code servicio.yaml} and its forms.
 *
 * @param service name of its folder
 * @param audience who may ask: {@link #EVERYONE}, {@link #CHIEFS} or ids of identity groups
 * @param group support group that works on it
 * @param agreement word that the table of agreements knows
 * @param amount key of the number that decides on approvals, or null
 * @param stepForms by id; those of {@code cumplir.bpmn}
 * @param ownFulfilment whether there is a {@code cumplir.bpmn}
 */
public record Offering(String service, String name, String area, String description, List<String> policies,
    List<String> audience, String group, String agreement, String category, Impact impact, Urgency urgency,
    boolean approval, boolean confidential, String amount, List<Document> documents, RequestForm form,
    Map<String, RequestForm> stepForms, boolean ownFulfilment) {

  static final String EVERYONE = "todos";
  static final String CHIEFS = "jefes";

  public boolean isForEveryone() {
    return audience.contains(EVERYONE);
  }

  public boolean isForChiefs() {
    return audience.contains(CHIEFS);
  }

  /** @param required nobody approves or solves before it is attached */
  public record Document(String name, boolean required) {}
}
