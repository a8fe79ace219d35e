package mx.semaforo.web.portal;

import static java.util.stream.Collectors.toMap;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import mx.semaforo.assignment.Agent;
import mx.semaforo.assignment.AgentProfile;
import mx.semaforo.assignment.AgentProfiles;
import mx.semaforo.assignment.Agents;
import mx.semaforo.catalog.Categories;
import mx.semaforo.process.ConcurrentChange;
import mx.semaforo.process.OneTransaction;
import mx.semaforo.security.Person;
import mx.semaforo.sla.BusinessCalendar;
import mx.semaforo.sla.Calendars;
import mx.semaforo.ticket.InvalidField;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where supervisors see who can do what at the desk, and write it. */
@Controller
@RequestMapping("/agentes")
class AgentPages {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

  private final Agents agents;
  private final AgentProfiles profiles;
  private final Calendars calendars;
  private final Categories categories;
  private final OneTransaction transaction;
  private final MessageSource texts;
  private final ZoneId zone;

  AgentPages(Agents agents, AgentProfiles profiles, Calendars calendars, Categories categories, OneTransaction transaction, MessageSource texts,
      @Value("${semaforo.zone}") ZoneId zone) {
    this.agents = agents;
    this.profiles = profiles;
    this.calendars = calendars;
    this.categories = categories;
    this.transaction = transaction;
    this.texts = texts;
    this.zone = zone;
  }

  /** Labels by category, in the words of the language where it has them. */
  @ModelAttribute("categories")
  Map<String, String> categories(Locale locale) {
    Map<String, String> labels = categories.labels();
    labels.replaceAll((category, label) -> texts.getMessage("category." + category, null, label, locale));
    return labels;
  }

  @GetMapping
  String list(Model model) {
    requireSupervisor();
    model.addAttribute("agents", agents.everyone());
    return "agents";
  }

  @GetMapping("/{login}")
  String show(@PathVariable String login, Model model) {
    requireSupervisor();
    String version = profiles.version(login);
    Agent agent = agent(login);
    return page(agent, typed(agent.profile()), version, List.of(), model);
  }

  /** A refusal shows the page again with its reasons and with what was typed. */
  @PostMapping("/{login}")
  String save(@PathVariable String login, @RequestParam Map<String, String> typed, @RequestParam(defaultValue = "") String version, Model model,
      RedirectAttributes next, Locale locale, HttpServletResponse response) {
    requireSupervisor();
    Agent agent = agent(login);
    List<InvalidField> mistakes = profiles.mistakes(login, typed);
    if (!mistakes.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return page(agent, typed, version, mistakes, model);
    }
    try {
      transaction.run(() -> profiles.save(login, typed, version));
    } catch (ConcurrentChange somebodyElse) {
      response.setStatus(HttpStatus.CONFLICT.value());
      String now = profiles.version(login);
      Agent changed = agent(login);
      model.addAttribute("stands", changed);
      return page(changed, typed, now, List.of(), model);
    }
    next.addFlashAttribute("done", texts.getMessage("agent.done", new Object[] {agent.name()}, locale));
    return "redirect:/agentes";
  }

  private String page(Agent agent, Map<String, String> typed, String version, List<InvalidField> mistakes, Model model) {
    model.addAttribute("agent", agent);
    model.addAttribute("typed", typed);
    model.addAttribute("version", version);
    model.addAttribute("mistakes", mistakes.stream().collect(toMap(InvalidField::field, InvalidField::getMessage)));
    model.addAttribute("calendars", calendars.inForce().stream().map(BusinessCalendar::name).sorted().toList());
    model.addAttribute("levels", IntStream.rangeClosed(1, AgentProfiles.BEST).boxed().toList());
    return "agent";
  }

  private Agent agent(String login) {
    return agents.find(login).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
        "No hay nadie de la mesa con el usuario «%s».".formatted(login)));
  }

  private static void requireSupervisor() {
    if (!Person.current().isSupervisor()) {
      throw new AccessDeniedException("agents");
    }
  }

  /** What the form holds before anybody types. */
  private Map<String, String> typed(AgentProfile profile) {
    Map<String, String> typed = new HashMap<>();
    if (profile != null) {
      typed.put("level", String.valueOf(profile.level()));
      typed.put("calendar", profile.calendar());
      typed.put("capacity", String.valueOf(profile.capacity()));
      typed.put("awayUntil", local(profile.awayUntil()));
      profile.skills().forEach((category, skill) -> typed.put(AgentProfiles.SKILL + category, skill.toString()));
    }
    return typed;
  }

  private String local(Instant instant) {
    return instant == null ? "" : MINUTE.format(instant.atZone(zone));
  }
}
