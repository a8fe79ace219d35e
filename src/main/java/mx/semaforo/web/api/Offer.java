package mx.semaforo.web.api;

import java.util.List;
import mx.semaforo.process.Action;

/** An action that is possible now, with what it takes. */
record Offer(Action action, List<Input> fields) {

  /** @param options the words to choose from; empty for free text */
  record Input(String name, String label, boolean required, List<String> options) {}

  static Offer of(Action action) {
    return new Offer(action, action.fields().map(field ->
        new Input(field.apiName(), field.label(), action.required().contains(field), field.options().toList())).toList());
  }
}
