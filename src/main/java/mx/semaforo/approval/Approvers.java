package mx.semaforo.approval;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mx.semaforo.directory.Directory;
import mx.semaforo.directory.Employee;
import mx.semaforo.security.People;
import mx.semaforo.ticket.TicketRuleViolation;
import org.springframework.stereotype.Component;

/**
 * Finds whom a level asks. Nobody decides on their own request nor on their own substitute's, nor when they are not in
 * active service; whoever is away today is replaced by their substitute; where that leaves nobody, their chief is asked.
 */
@Component
class Approvers {

  private static final String IN_DIRECTORY = "Corrígelo en el directorio de la empresa y vuelve a intentar.";
  private static final String IN_TABLE = "Corrige bpmn/aprobaciones.dmn.";

  private final Directory directory;
  private final People people;

  Approvers(Directory directory, People people) {
    this.directory = directory;
    this.people = people;
  }

  /**
   * @param today in the company's zone
   * @throws TicketRuleViolation saying which level finds nobody, why, and what to do
   */
  Approver find(Level level, String requester, LocalDate today) {
    if (level.approver().equals(Level.CHIEF)) {
      return new Search(level, requester, Set.of(requester), today).from(chiefOf(level, requester), List.of(requester));
    }
    if (level.approver().equals(Level.CHIEF_OF_CHIEF)) {
      String chief = chiefOf(level, requester);
      return new Search(level, requester, Set.of(requester), today).from(chiefOf(level, chief), List.of(requester, chief));
    }
    if (level.approver().startsWith(Level.PERSON)) {
      return new Search(level, requester, Set.of(requester), today)
          .from(level.approver().substring(Level.PERSON.length()), List.of());
    }
    return role(level, requester);
  }

  /** Who decides when this one does not: the chief of the person asked, or of the one who is away; empty at the top and for a role. */
  Optional<Approver> above(Approval approval, LocalDate today) {
    String line = approval.onBehalfOf() == null ? approval.approver() : approval.onBehalfOf();
    Optional<String> chief = Optional.ofNullable(line).flatMap(directory::find).map(Employee::chief);
    try {
      return chief.map(first -> new Search(new Level(approval.level(), Level.CHIEF, approval.rule()), approval.requester(),
          Set.of(approval.requester(), approval.approver()), today).from(first, List.of(line)));
    } catch (TicketRuleViolation nobodyAbove) {
      return Optional.empty();
    }
  }

  /** Logins of those who may decide this now, sorted. */
  List<String> of(Approval approval) {
    return approval.role() == null
        ? Optional.of(approval.approver()).filter(login -> mayDecideFor(login, approval.requester())).stream().toList()
        : members(approval.role(), approval.requester());
  }

  private Approver role(Level level, String requester) {
    if (!people.hasGroup(level.approver())) {
      throw nobody(level, "no existe el grupo «%s»".formatted(level.approver()), IN_TABLE);
    }
    if (members(level.approver(), requester).isEmpty()) {
      throw nobody(level, "en el grupo «%s» no hay nadie, aparte de quien solicita, que pueda aprobar".formatted(level.approver()),
          "Agrega a alguien al grupo.");
    }
    return Approver.anyOf(level.approver());
  }

  private List<String> members(String group, String requester) {
    return people.membersOf(group).stream().filter(login -> mayDecideFor(login, requester)).toList();
  }

  /** The directory need not know everyone who is in a group of the desk. */
  private boolean mayDecideFor(String login, String requester) {
    return !login.equals(requester) && directory.find(login)
        .map(each -> each.active() && !requester.equals(each.substitute())).orElse(true);
  }

  private String chiefOf(Level level, String login) {
    String chief = known(level, login).chief();
    if (chief == null) {
      throw nobody(level, "«%s» no tiene jefe".formatted(login), IN_DIRECTORY);
    }
    return chief;
  }

  private Employee known(Level level, String login) {
    return directory.find(login).orElseThrow(() -> nobody(level, "«%s» no está en el directorio".formatted(login),
        level.approver().startsWith(Level.PERSON) ? IN_TABLE : IN_DIRECTORY));
  }

  private static TicketRuleViolation nobody(Level level, String why, String remedy) {
    return new TicketRuleViolation("Nadie puede dar la aprobación del nivel %d (%s): %s. %s"
        .formatted(level.order(), level.approver(), why, remedy));
  }

  /** The way up the chain of chiefs; {@code not} are those who may not decide whatever the directory says. */
  private class Search {

    private final Level level;
    private final String requester;
    private final Set<String> not;
    private final LocalDate today;

    Search(Level level, String requester, Set<String> not, LocalDate today) {
      this.level = level;
      this.requester = requester;
      this.not = not;
      this.today = today;
    }

    /** @param below those under {@code first}, lowest first */
    Approver from(String first, List<String> below) {
      List<String> chain = new ArrayList<>(below);
      List<String> why = new ArrayList<>();
      for (String login = first; login != null; login = known(level, login).chief()) {
        boolean again = chain.contains(login);
        chain.add(login);
        if (again) {
          throw nobody(level, "la cadena de jefes da vueltas (%s)".formatted(String.join(" → ", chain)), IN_DIRECTORY);
        }
        Employee candidate = known(level, login);
        Optional<Approver> found = standing(candidate);
        if (found.isPresent()) {
          return found.get();
        }
        why.add(hindrance(candidate));
      }
      throw nobody(level, String.join("; ", why), "Registra en el directorio un jefe o un suplente que pueda decidir.");
    }

    private Optional<Approver> standing(Employee candidate) {
      if (!mayDecide(candidate)) {
        return Optional.empty();
      }
      if (!candidate.isAwayOn(today)) {
        return Optional.of(Approver.person(candidate.login()));
      }
      return Optional.ofNullable(candidate.substitute()).flatMap(directory::find)
          .filter(substitute -> mayDecide(substitute) && !substitute.isAwayOn(today))
          .map(substitute -> Approver.inPlaceOf(candidate.login(), substitute.login()));
    }

    private boolean mayDecide(Employee person) {
      return !not.contains(person.login()) && mayDecideFor(person.login(), requester);
    }

    private String hindrance(Employee candidate) {
      String who = "«%s» ".formatted(candidate.login());
      if (candidate.login().equals(requester)) {
        return who + "es quien solicita";
      }
      if (!candidate.active()) {
        return who + "no está en activo";
      }
      return who + (requester.equals(candidate.substitute()) ? "tiene como suplente a quien solicita"
          : "está fuera y no tiene suplente que pueda decidir");
    }
  }
}
