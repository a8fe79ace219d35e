package mx.semaforo.process.delegate;

import mx.semaforo.process.InDiagrams;
import mx.semaforo.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** "Solucionar sin respuesta": the user never answered, and that is the cause. */
@InDiagrams
class SolveUnansweredDelegate implements JavaDelegate {

  private final Tickets tickets;

  SolveUnansweredDelegate(Tickets tickets) {
    this.tickets = tickets;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Token token = new Token(execution);
    tickets.recordSolution(token.folio(), "No recibimos la información que te pedimos y cerramos la atención. Si aún lo necesitas, rechaza la solución.",
        "Sin respuesta del usuario");
  }
}
