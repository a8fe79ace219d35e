package mx.semaforo.process.engine;

import java.util.List;
import java.util.stream.Stream;
import mx.semaforo.approval.Approval;
import mx.semaforo.approval.Approvals;
import mx.semaforo.catalog.Catalogue;
import mx.semaforo.catalog.Offering;
import mx.semaforo.catalog.Request;
import mx.semaforo.catalog.Requests;
import mx.semaforo.directory.Directory;
import mx.semaforo.directory.Employee;
import mx.semaforo.process.InDiagrams;
import mx.semaforo.process.RequestProcess;
import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.ticket.Activity;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** What the diagrams of requests ask of the catalogue and of the request. */
@InDiagrams("solicitud")
public class RequestCard {

  private final Catalogue catalogue;
  private final Requests requests;
  private final Approvals approvals;
  private final Tickets tickets;
  private final Directory directory;

  RequestCard(Catalogue catalogue, Requests requests, Approvals approvals, Tickets tickets, Directory directory) {
    this.catalogue = catalogue;
    this.requests = requests;
    this.approvals = approvals;
    this.tickets = tickets;
    this.directory = directory;
  }

  /** The table of the service's policies. */
  public String politicas(DelegateExecution execution) {
    return RequestProcess.policies(service(execution));
  }

  public boolean pideAprobacion(DelegateExecution execution) {
    return catalogue.find(service(execution)).map(Offering::approval).orElse(false);
  }

  /** What the table of approvals calls {@code monto}; null where the service asks for no amount. Lives until the transaction ends. */
  public TypedValue monto(DelegateExecution execution) {
    return passing(catalogue.find(service(execution)).map(Offering::amount).map(field -> campo(execution, field)).orElse(null));
  }

  /** Area of whoever asks, as the directory knows it. Likewise. */
  public TypedValue area(DelegateExecution execution) {
    return passing(directory.find((String) execution.getVariable(Sign.REQUESTER)).map(Employee::area).orElse(null));
  }

  public boolean faltaAprobacion(DelegateExecution execution) {
    return approvals.next(execution.getProcessBusinessKey()).isPresent();
  }

  /** Login of who decides next; null when a group does. */
  public String aprobador(DelegateExecution execution) {
    return next(execution).approver();
  }

  /** The group of which any member decides next; empty when one person does. */
  public List<String> grupoAprobador(DelegateExecution execution) {
    return Stream.ofNullable(next(execution).role()).toList();
  }

  /** What was fulfilled once is not begun anew when the ticket is reopened: an agent sees to it. */
  public boolean tieneCumplimiento(DelegateExecution execution) {
    return tickets.get(execution.getProcessBusinessKey()).state().activity() != Activity.VALOR
        && catalogue.find(service(execution)).map(Offering::ownFulfilment).orElse(false);
  }

  public String cumplimiento(DelegateExecution execution) {
    return RequestProcess.fulfilment(service(execution));
  }

  public boolean noProcede(DelegateExecution execution) {
    return RequestProcess.Decision.NO_PROCEDE.equals(execution.getVariable(Sign.DECISION));
  }

  /** What was written in a field of the service's forms; null when nothing was. */
  public Object campo(DelegateExecution execution, String field) {
    return requests.find(execution.getProcessBusinessKey()).map(Request::values).map(values -> values.get(field)).orElse(null);
  }

  private static TypedValue passing(Object value) {
    return Variables.untypedValue(value, true);
  }

  private Approval next(DelegateExecution execution) {
    return approvals.next(execution.getProcessBusinessKey()).orElseThrow();
  }

  private static String service(DelegateExecution execution) {
    return (String) execution.getVariable(Sign.SERVICE);
  }
}
