package mx.semaforo.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.semaforo.attachment.Attachments;
import mx.semaforo.process.Documents;
import mx.semaforo.process.ServiceDesk;
import mx.semaforo.security.People;
import mx.semaforo.security.Person;
import mx.semaforo.sla.ClockName;
import mx.semaforo.sla.ClockReport;
import mx.semaforo.sla.SlaClocks;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.TicketRuleViolation;
import mx.semaforo.ticket.TicketSearch.Criteria;
import mx.semaforo.ticket.TicketSearch;
import mx.semaforo.ticket.Timeline;
import mx.semaforo.ticket.TimelineEntry;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The traffic light of one's tickets, and everything about one of them. */
@Controller
class TicketPages {

  private static final int HISTORY = 200;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.forLanguageTag("es-MX")).withZone(ZoneId.of("America/Mexico_City"));

  private final ServiceDesk desk;
  private final Documents documents;
  private final Attachments attachments;
  private final TicketSearch search;
  private final SlaClocks clocks;
  private final Timeline timeline;
  private final People people;

  TicketPages(ServiceDesk desk, Documents documents, Attachments attachments, TicketSearch search, SlaClocks clocks, Timeline timeline,
      People people) {
    this.desk = desk;
    this.documents = documents;
    this.attachments = attachments;
    this.search = search;
    this.clocks = clocks;
    this.timeline = timeline;
    this.people = people;
  }

  @GetMapping("/")
  String home(Model model) {
    List<Ticket> tickets = search.find(Criteria.NEWEST, Person.current()).items();
    Map<String, String> names = names(tickets.stream().flatMap(ticket -> Stream.of(ticket.requester(), ticket.assignee())));
    model.addAttribute("tickets", tickets.stream().map(ticket -> Row.of(ticket, names)).toList());
    return "home";
  }

  @GetMapping("/tickets/{folio}")
  String ticket(@PathVariable String folio, Model model) {
    Ticket ticket = desk.ticket(folio);
    List<TimelineEntry> history = timeline.of(folio, Person.current().readsInternals(), null, HISTORY);
    Map<String, String> names = names(Stream.concat(Stream.of(ticket.requester(), ticket.assignee()), history.stream().map(TimelineEntry::actor)));
    model.addAttribute("ticket", Row.of(ticket, names));
    model.addAttribute("awaitsForm", desk.form(folio).isPresent());
    model.addAttribute("documents", documents.of(ticket));
    model.addAttribute("files", attachments.of(folio));
    model.addAttribute("inApproval", clocks.running(folio).contains(ClockName.APROBACION));
    model.addAttribute("clocks", clocks.explain(folio).stream().map(Light::of).toList());
    model.addAttribute("timeline", history.stream().map(entry -> Line.of(entry, names)).toList());
    return "ticket";
  }

  /** A refusal shows the page again with its reason. */
  @PostMapping("/tickets/{folio}/adjuntos")
  String attach(@PathVariable String folio, @RequestParam MultipartFile file, @RequestParam(required = false) String document, Model model,
      HttpServletResponse response) throws IOException {
    try {
      attachments.add(desk.ticket(folio).folio(), file.getOriginalFilename(), file.getBytes(), document);
      return "redirect:/tickets/" + folio;
    } catch (InvalidField | TicketRuleViolation refused) {
      model.addAttribute("refusal", refused.getMessage());
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return ticket(folio, model);
    }
  }

  /** What each is called, in one question for the whole page. */
  private Map<String, String> names(Stream<String> logins) {
    return people.called(logins.filter(Objects::nonNull).collect(Collectors.toSet()));
  }

  record Row(String folio, String type, String state, String activity, String subject, String description, String impact,
      String urgency, String priority, String category, String group, String assignee, String requester, String createdAt) {

    static Row of(Ticket ticket, Map<String, String> names) {
      return new Row(ticket.folio(), ticket.type().name(), ticket.state().name(), ticket.state().activity().name(),
          ticket.subject(), ticket.description(), ticket.impact().name(), ticket.urgency().name(), ticket.priority().name(),
          ticket.category(), ticket.group(), names.get(ticket.assignee()), names.get(ticket.requester()), moment(ticket.createdAt()));
    }
  }

  record Light(String clock, String state, boolean breached, int percent, String dueAt, String explanation) {

    static Light of(ClockReport report) {
      return new Light(report.clock().name(), report.state().name(), report.breached(), report.percent(),
          moment(report.dueAt()), report.explanation());
    }
  }

  /** @param actor null for the desk itself */
  record Line(String at, String actor, String kind, String visibility, String text) {

    static Line of(TimelineEntry entry, Map<String, String> names) {
      return new Line(moment(entry.at()), entry.actor().equals(Person.SYSTEM) ? null : names.get(entry.actor()),
          entry.kind().name(), entry.visibility().name(), entry.text());
    }
  }

  private static String moment(Instant instant) {
    return instant == null ? null : MOMENT.format(instant);
  }
}
