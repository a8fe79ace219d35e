package mx.semaforo.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mx.semaforo.definition.BrokenDefinition;
import mx.semaforo.directory.Directory;
import mx.semaforo.security.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The services of {@code bpmn/catalogo}. Each folder stands for itself: a broken one is left out and reported, and the
 * desk goes on with the others.
 */
@Component
public class Catalogue {

  /** Why a folder is not offered. @param line null where the reason says the place */
  public record Problem(String service, String file, Integer line, String reason) {

    @Override
    public String toString() {
      return "bpmn/catalogo/%s/%s%s: %s".formatted(service, file, line == null ? "" : ", línea " + line, reason);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

  private final Directory directory;
  private final Map<String, Offering> offerings = new ConcurrentHashMap<>();
  private final List<Problem> problems = new CopyOnWriteArrayList<>();

  @Autowired
  Catalogue(Directory directory) {
    this("classpath*:bpmn/catalogo/", directory);
  }

  /** @param location Spring's name of the folder that holds one folder for each service, with its final slash */
  public Catalogue(String location, Directory directory) {
    this.directory = directory;
    folders(location).forEach((service, files) -> {
      try {
        offerings.put(service, new ServiceFolder(service, files).read());
      } catch (BrokenDefinition broken) {
        report(new Problem(service, broken.file(), broken.line(), broken.reason()));
      }
    });
  }

  /** In the order of their areas and names. */
  public List<Offering> offerings() {
    return offerings.values().stream().sorted(Comparator.comparing(Offering::area).thenComparing(Offering::name)).toList();
  }

  /** What this person may ask for. */
  public List<Offering> offerings(Person person) {
    return offerings().stream().filter(offering -> mayAsk(person, offering)).toList();
  }

  /** Empty where there is none, or a broken one. */
  public Optional<Offering> find(String service) {
    return Optional.ofNullable(offerings.get(service));
  }

  /** @throws OfferingNotFound where there is none, or a broken one */
  public Offering offering(String service) {
    return find(service).orElseThrow(() -> new OfferingNotFound(service));
  }

  /** A step's form of any service, by id. */
  public Optional<RequestForm> stepForm(String id) {
    return offerings.values().stream().map(offering -> offering.stepForms().get(id)).filter(Objects::nonNull).findFirst();
  }

  /** @throws OfferingNotFound also for one that is not for this person */
  public Offering offering(String service, Person person) {
    Offering offering = offering(service);
    if (!mayAsk(person, offering)) {
      throw new OfferingNotFound(service);
    }
    return offering;
  }

  /** The folders that are not offered, each with its reason. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Withdraws a service whose files read well and yet cannot be installed. */
  public void exclude(String service, String file, String reason) {
    offerings.remove(service);
    report(new Problem(service, file, null, reason));
  }

  private void report(Problem problem) {
    problems.add(problem);
    LOG.error("El servicio «{}» no se ofrece hasta corregir {}", problem.service(), problem);
  }

  private boolean mayAsk(Person person, Offering offering) {
    return offering.audience().stream().anyMatch(who -> switch (who) {
      case Offering.EVERYONE -> true;
      case Offering.CHIEFS -> directory.isChief(person.id());
      default -> person.isIn(who);
    });
  }

  /** Texts by name, by folder. */
  private static Map<String, Map<String, String>> folders(String location) {
    Map<String, Map<String, String>> folders = new TreeMap<>();
    try {
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(location + "*/*")) {
        if (file.isReadable()) {
          String[] path = StringUtils.uriDecode(file.getURL().getPath(), StandardCharsets.UTF_8).split("/");
          folders.computeIfAbsent(path[path.length - 2], service -> new TreeMap<>())
              .putIfAbsent(path[path.length - 1], file.getContentAsString(StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folders;
  }
}
