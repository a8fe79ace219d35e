package mx.semaforo.process.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Installs the diagrams, tables and forms of {@code bpmn/} as one deployment whose resource names are their paths
 * there, whatever they are packed in. Unchanged files install nothing; one changed, added or removed file installs the
 * whole bundle again, so that forms and tables always belong to the diagram that asks for them.
 */
@Component
class BpmnBundle implements InitializingBean {

  private static final String NAME = "semaforo";
  private static final String ROOT = "/bpmn/";

  private final RepositoryService repository;

  BpmnBundle(RepositoryService repository) {
    this.repository = repository;
  }

  @Override
  public void afterPropertiesSet() {
    try {
      deploy(files());
    } catch (IOException e) {
      throw new IllegalStateException("No se pueden leer los archivos de bpmn/", e);
    }
  }

  /** @param files by resource name */
  void deploy(Map<String, Resource> files) throws IOException {
    DeploymentBuilder bundle = repository.createDeployment().name(NAME).source("bpmn");
    if (files.keySet().equals(deployedNames())) {
      bundle.enableDuplicateFiltering(false);
    }
    for (Map.Entry<String, Resource> file : files.entrySet()) {
      bundle.addInputStream(file.getKey(), file.getValue().getInputStream());
    }
    bundle.deploy();
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
