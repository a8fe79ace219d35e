package mx.semaforo.web.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mx.semaforo.catalog.RequestForm;
import mx.semaforo.process.Action;

/**
 * An action that is possible now, with what it takes.
 *
 * @param form schema of the catalogue's form whose fields it takes instead, as an analyst wrote it; null for none
 */
record Offer(Action action, List<Input> fields, Map<String, Object> form) {

  /** @param options the words to choose from; empty for free text */
  record Input(String name, String label, boolean required, List<String> options) {}

  static Offer of(Action action) {
    return of(action, Optional.empty());
  }

  static Offer of(Action action, Optional<RequestForm> form) {
    return new Offer(action, action.fields().map(field ->
        new Input(field.apiName(), field.label(), action.required().contains(field), field.options().toList())).toList(),
        form.map(RequestForm::schema).orElse(null));
  }
}
