package mx.semaforo.guide;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mx.semaforo.guide.GuideAnswerRow.Key;
import mx.semaforo.knowledge.Knowledge;
import mx.semaforo.security.People;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.Activity;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Text;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketNotFound;
import mx.semaforo.ticket.TicketRuleViolation;
import mx.semaforo.ticket.Tickets;
import mx.semaforo.ticket.TimelineEntry.Kind;
import mx.semaforo.ticket.TimelineEntry.Visibility;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What agents answer to the five questions of each ticket, once per cycle of work; a later answer takes the place of an earlier one. */
@Component
@Transactional
public class Guide {

  private static final Set<String> FIELDS = Set.of("answer", "reference", "note");
  private static final List<Question> REQUIRED = List.of(Question.PROTOCOLO, Question.CASO_ANTERIOR);
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
  private static final int REFERENCE = 64;

  private final GuideAnswerRepository answers;
  private final Tickets tickets;
  private final Knowledge knowledge;
  private final People people;
  private final Clock clock;
  private final ZoneId zone;

  Guide(GuideAnswerRepository answers, Tickets tickets, Knowledge knowledge, People people, Clock clock, @Value("${semaforo.zone}") ZoneId zone) {
    this.answers = answers;
    this.tickets = tickets;
    this.knowledge = knowledge;
    this.people = people;
    this.clock = clock;
    this.zone = zone;
  }

  /** One question of the summary. @param answers how often each was given, those that nobody gave too */
  public record Count(int question, String text, Map<String, Long> answers) {}

  /** Every cycle's, oldest first. @throws AccessDeniedException for somebody outside the desk */
  @Transactional(readOnly = true)
  public List<GuideAnswer> of(Ticket ticket) {
    if (!Person.current().readsInternals()) {
      throw new AccessDeniedException("guide");
    }
    return answers.of(ticket.folio()).stream().map(GuideAnswerRow::answer).toList();
  }

  /** In the present cycle of work; empty while nobody has answered. */
  @Transactional(readOnly = true)
  public Optional<GuideAnswer> of(Ticket ticket, int question) {
    return of(ticket).stream().filter(each -> each.cycle() == ticket.workCycle() && each.question() == known(question).number()).findFirst();
  }

  /**
   * Answers one question in the present cycle.
   *
   * @param number 1 to 5
   * @param sent {@code answer}, {@code reference} where the answer points at something, and {@code note}
   * @throws AccessDeniedException unless its agent, somebody of its group while it has none, or a supervisor asks
   * @throws InvalidField naming the first field that is unknown, missing or wrong
   * @throws TicketRuleViolation once nobody works on the ticket any more
   */
  public GuideAnswer answer(Ticket ticket, int number, Map<String, ?> sent) {
    Question question = known(number);
    requireWorker(ticket, Person.current());
    sent.keySet().stream().filter(name -> !FIELDS.contains(name)).findFirst().ifPresent(name -> {
      throw new InvalidField(name, "Una respuesta de la guía lleva answer, reference y note: quita lo demás.");
    });
    String answer = Text.required("answer", "answer", Text.sent("answer", sent.get("answer")), REFERENCE);
    if (!question.answers().contains(answer)) {
      throw new InvalidField("answer", "«answer» es uno de %s.".formatted(String.join(", ", question.answers())));
    }
    String reference = reference(ticket, question, answer, Text.limited("reference", "reference", Text.sent("reference", sent.get("reference")), REFERENCE));
    String note = Text.limited("note", "note", Text.sent("note", sent.get("note")), Text.LONG);
    GuideAnswer kept = keep(ticket, question, answer, reference, note);
    tickets.note(ticket.folio(), Kind.GUIA, Visibility.INTERNA, "Guía %d, %s %s%s%s".formatted(number, question.text(), answer,
        reference == null ? "" : " (%s)".formatted(question == Question.PERSONA ? people.called(reference) : reference), note == null ? "" : ": " + note),
        Map.of("question", number, "answer", answer, "cycle", ticket.workCycle()));
    return kept;
  }

  /** What an agent answers by doing it: the step itself writes the line in the timeline. */
  public void handedOver(Ticket ticket, String to, String reason) {
    keep(ticket, Question.PERSONA, "ENTREGADO", to, reason);
  }

  /** Likewise; before the next level's own cycle of work begins. */
  public void escalated(Ticket ticket, String reason) {
    keep(ticket, Question.ESCALAMIENTO, "ESCALO", null, reason);
  }

  /** Likewise. @throws AccessDeniedException for whoever may not answer */
  public void informed(Ticket ticket, String note) {
    requireWorker(ticket, Person.current());
    keep(ticket, Question.SIGUIENTE_NIVEL, "INFORMADO", null, note);
  }

  private GuideAnswer keep(Ticket ticket, Question question, String answer, String reference, String note) {
    Key key = new Key(ticket.folio(), ticket.workCycle(), question.number());
    return answers.save(answers.findById(key).orElseGet(() -> new GuideAnswerRow(key))
        .become(answer, reference, note, Person.current().id(), clock.instant())).answer();
  }

  /**
   * Where the agreement wants it.
   *
   * @param verb what is about to be done, to be read after "antes de"
   * @throws TicketRuleViolation naming the questions that are still open in this cycle of work
   */
  @Transactional(readOnly = true)
  public void requireAnswers(Ticket ticket, String verb) {
    if (!ticket.isGuideRequired()) {
      return;
    }
    List<Question> open = REQUIRED.stream()
        .filter(question -> answers.findById(new Key(ticket.folio(), ticket.workCycle(), question.number())).isEmpty()).toList();
    if (!open.isEmpty()) {
      throw new TicketRuleViolation("Antes de %s responde en la guía %s: %s".formatted(verb,
          open.size() == 1 ? "la pregunta " + open.get(0).number()
              : "las preguntas " + open.stream().map(question -> String.valueOf(question.number())).collect(joining(" y ")),
          open.stream().map(Question::text).collect(joining(" "))));
    }
  }

  /**
   * How often each answer was given.
   *
   * @param from first day, such as {@code 2026-01-31}, and {@code to} the last one, in the company's zone; null or blank for no limit
   * @throws AccessDeniedException unless a supervisor or an administrator asks
   * @throws InvalidField naming the day that cannot be read
   */
  @Transactional(readOnly = true)
  public List<Count> summary(String from, String to) {
    if (!Person.current().seesAll()) {
      throw new AccessDeniedException("guide summary");
    }
    LocalDate first = day("from", from, FIRST_DAY);
    LocalDate last = day("to", to, LAST_DAY);
    if (last.isBefore(first)) {
      throw new InvalidField("to", "«to» es anterior a «from».");
    }
    List<Object[]> counted = answers.count(first.atStartOfDay(zone).toInstant(), last.plusDays(1).atStartOfDay(zone).toInstant());
    return Arrays.stream(Question.values()).map(question -> {
      Map<String, Long> each = new LinkedHashMap<>();
      question.answers().forEach(answer -> each.put(answer, 0L));
      counted.stream().filter(row -> row[0].equals(question.number())).forEach(row -> each.put((String) row[1], (Long) row[2]));
      return new Count(question.number(), question.text(), each);
    }).toList();
  }

  private static LocalDate day(String field, String sent, LocalDate otherwise) {
    try {
      LocalDate day = sent == null || sent.isBlank() ? otherwise : LocalDate.parse(sent);
      if (!day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY)) {
        return day;
      }
    } catch (DateTimeException unreadable) {
      // Answered below like a day that nobody means.
    }
    throw new InvalidField(field, "«%s» es una fecha como 2026-01-31.".formatted(field));
  }

  private static Question known(int number) {
    return Question.of(number).orElseThrow(() -> new InvalidField("question", "La guía tiene las preguntas 1 a 5."));
  }

  private static void requireWorker(Ticket ticket, Person person) {
    boolean works = person.isSupervisor() || person.isDesk()
        && (ticket.assignee() == null ? person.isIn(ticket.group()) : person.id().equals(ticket.assignee()));
    if (!works) {
      throw new AccessDeniedException("guide");
    }
    if (ticket.state().activity() == Activity.VALOR) {
      throw new TicketRuleViolation("%s está «%s»: su guía ya no se responde.".formatted(ticket.folio(), ticket.state().label()));
    }
  }

  private String reference(Ticket ticket, Question question, String answer, String sent) {
    Optional<String> wanted = question.reference(answer);
    if (wanted.isEmpty()) {
      if (sent != null) {
        throw new InvalidField("reference", "«reference» no corresponde a %s: déjalo vacío.".formatted(answer));
      }
      return null;
    }
    if (sent == null) {
      throw new InvalidField("reference", "Falta «reference»: di %s.".formatted(wanted.get()));
    }
    if (question == Question.PROTOCOLO && knowledge.protocol(sent).isEmpty()) {
      throw new InvalidField("reference", "No existe el protocolo «%s»: búscalo en /api/v1/knowledge?q=.".formatted(sent));
    } else if (question == Question.CASO_ANTERIOR) {
      requireCase(ticket, sent);
    } else if (question == Question.PERSONA && people.nameOf(sent).isEmpty()) {
      throw new InvalidField("reference", "No existe la persona «%s»: escribe su usuario.".formatted(sent));
    }
    return sent;
  }

  private void requireCase(Ticket ticket, String folio) {
    try {
      if (!folio.equals(ticket.folio()) && tickets.isVisibleTo(tickets.get(folio), Person.current())) {
        return;
      }
    } catch (TicketNotFound unknown) {
      // Answered below like one that is not theirs.
    }
    throw new InvalidField("reference", "No hay otro ticket «%s» que puedas ver: revisa el folio.".formatted(folio));
  }
}
