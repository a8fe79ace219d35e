package mx.semaforo.process.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import mx.semaforo.catalog.Catalogue;
import mx.semaforo.catalog.Offering;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.StringUtils;
import org.springframework.web.util.HtmlUtils;

/**
 * Installs the diagrams, tables and forms of {@code bpmn/} as one deployment whose resource names are their paths
 * there, whatever they are packed in. Unchanged files install nothing; one changed, added or removed file installs the
 * whole bundle again, so that forms and tables always belong to the diagram that asks for them. A service of the
 * catalogue that the engine refuses is withdrawn, and the others are installed.
 */
@Component
class BpmnBundle implements InitializingBean {

  private static final String NAME = "semaforo";
  private static final String ROOT = "/bpmn/";
  private static final String CATALOGUE = "catalogo/";
  private static final Resource DOOR = new ClassPathResource("solicitar.bpmn", BpmnBundle.class);

  private final RepositoryService repository;
  private final Catalogue catalogue;
  private final TransactionTemplate transaction;

  BpmnBundle(RepositoryService repository, Catalogue catalogue, TransactionTemplate transaction) {
    this.repository = repository;
    this.catalogue = catalogue;
    this.transaction = transaction;
  }

  @Override
  public void afterPropertiesSet() {
    try {
      install(files());
    } catch (IOException e) {
      throw new UncheckedIOException("No se pueden leer los archivos de bpmn/", e);
    }
  }

  /** @param files by resource name */
  void install(Map<String, Resource> files) throws IOException {
    try {
      deploy(offered(files));
    } catch (ProcessEngineException broken) {
      List<Offering> services = catalogue.offerings();
      services.forEach(service -> tryOut(service, files));
      if (catalogue.offerings().size() == services.size()) {
        throw broken;
      }
      deploy(offered(files));
    }
  }

  /** Together with what every service needs, and not kept. */
  private void tryOut(Offering service, Map<String, Resource> files) {
    Map<String, Resource> few = offered(files);
    few.keySet().removeIf(name -> name.startsWith(CATALOGUE) && !name.startsWith(CATALOGUE + service.service() + "/"));
    transaction.executeWithoutResult(trial -> {
      trial.setRollbackOnly();
      try {
        DeploymentBuilder alone = repository.createDeployment().name(NAME);
        add(alone, few);
        alone.deploy();
      } catch (ProcessEngineException refused) {
        catalogue.exclude(service.service(), "cumplir.bpmn o politicas.dmn", refused.getMessage());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  void deploy(Map<String, Resource> files) throws IOException {
    DeploymentBuilder bundle = repository.createDeployment().name(NAME).source("bpmn");
    if (files.keySet().equals(deployedNames())) {
      bundle.enableDuplicateFiltering(false);
    }
    add(bundle, files);
    bundle.deploy();
  }

  private static void add(DeploymentBuilder bundle, Map<String, Resource> files) throws IOException {
    for (Map.Entry<String, Resource> file : files.entrySet()) {
      bundle.addInputStream(file.getKey(), file.getValue().getInputStream());
    }
  }

  /** Without the folders that are not offered, and with a door in the task list for each that is. */
  private Map<String, Resource> offered(Map<String, Resource> files) {
    Map<String, Resource> offered = new TreeMap<>(files);
    offered.keySet().removeIf(name -> name.startsWith(CATALOGUE) && catalogue.find(name.split("/")[1]).isEmpty());
    catalogue.offerings().forEach(service -> offered.put(CATALOGUE + service.service() + "/solicitar.bpmn", door(service)));
    return offered;
  }

  private static Resource door(Offering service) {
    try {
      return new ByteArrayResource(DOOR.getContentAsString(StandardCharsets.UTF_8).replace("{servicio}", service.service())
          .replace("{nombre}", HtmlUtils.htmlEscape(service.area() + " · " + service.name(), "UTF-8")).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The engine's own filter does not notice a file that is gone. */
  private Set<String> deployedNames() {
    return repository.createDeploymentQuery().deploymentName(NAME).orderByDeploymentTime().desc().listPage(0, 1).stream()
        .map(Deployment::getId).findFirst()
        .map(last -> Set.copyOf(repository.getDeploymentResourceNames(last))).orElse(Set.of());
  }

  /** By path in {@code bpmn/}. */
  static Map<String, Resource> files() throws IOException {
    Map<String, Resource> files = new TreeMap<>();
    for (String kind : new String[] {"bpmn", "dmn", "form"}) {
      for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:bpmn/**/*." + kind)) {
        String path = StringUtils.uriDecode(file.getURL().getPath(), StandardCharsets.UTF_8);
        files.putIfAbsent(path.substring(path.lastIndexOf(ROOT) + ROOT.length()), file);
      }
    }
    return files;
  }
}
