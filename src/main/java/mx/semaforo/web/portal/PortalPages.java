package mx.semaforo.web.portal;

import java.util.List;
import java.util.Map;
import mx.semaforo.catalog.OfferingNotFound;
import mx.semaforo.security.People;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.TicketNotFound;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** What all pages share: who is looking, and what stands there for a ticket or service that does not exist. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@ControllerAdvice(basePackageClasses = PortalPages.class)
class PortalPages {

  private final People people;

  PortalPages(People people) {
    this.people = people;
  }

  /** @param desk whether Tasklist is theirs; @param admin whether Cockpit and Admin are */
  record Me(String id, String name, List<String> groups, boolean desk, boolean supervisor, boolean admin) {}

  /** Null for whoever has not logged in. */
  @ModelAttribute("me")
  Me me() {
    Person person = Person.current();
    return person.id().equals(Person.SYSTEM) ? null
        : new Me(person.id(), people.called(person.id()), person.groups().stream().sorted().toList(),
            person.isDesk(), person.isSupervisor(), person.isAdministrator());
  }

  @ExceptionHandler({TicketNotFound.class, OfferingNotFound.class})
  ModelAndView missing(RuntimeException missing) {
    return new ModelAndView("error", Map.of("status", HttpStatus.NOT_FOUND.value(), "message", missing.getMessage()),
        HttpStatus.NOT_FOUND);
  }
}
