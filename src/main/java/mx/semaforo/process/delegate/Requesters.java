package mx.semaforo.process.delegate;

import mx.semaforo.process.Field;
import mx.semaforo.security.People;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.InvalidField;
import org.springframework.stereotype.Component;

/** Whose ticket it is: whoever reports it, or the person for whom the desk does. */
@Component
class Requesters {

  private final People people;

  Requesters(People people) {
    this.people = people;
  }

  /** @throws InvalidField when somebody outside of the desk names another person, or there is no such person */
  String of(Token token) {
    Person person = Person.current();
    String requester = token.text(Field.REQUESTER);
    if (requester == null || requester.equals(person.id())) {
      return person.id();
    }
    if (!person.isDesk()) {
      throw new InvalidField(Field.REQUESTER.apiName(), "Solo la mesa reporta a nombre de otra persona: deja vacío el solicitante.");
    }
    return people.nameOf(requester).map(name -> requester).orElseThrow(() -> new InvalidField(Field.REQUESTER.apiName(),
        "No existe la persona «%s»: escribe el usuario con el que entra.".formatted(requester)));
  }
}
