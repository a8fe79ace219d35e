package mx.semaforo.process.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import mx.semaforo.DeskTest;
import mx.semaforo.catalog.Catalogue;
import mx.semaforo.catalog.Offering;
import mx.semaforo.directory.Directory;
import mx.semaforo.process.Action;
import mx.semaforo.process.Field;
import mx.semaforo.process.IncidentProcess;
import mx.semaforo.ticket.DeskState;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.transaction.support.TransactionTemplate;

/** What may be installed, when it is, and that what is installed goes on working. */
class DeploymentTest extends DeskTest {

  @Autowired BpmnBundle bundle;
  @Autowired Directory directory;
  @Autowired TransactionTemplate transaction;

  private static final String TICKET_TYPE = "<camunda:property name=\"ticketType\" value=\"INCIDENTE\"/>";
  private static final String STARTED_BY_MESSAGE = "<startEvent id=\"Start_Mensaje\">"
      + "<messageEventDefinition id=\"MessageDefinition_Mensaje\" messageRef=\"Message_Prueba\"/></startEvent>";
  private static final String GONE = "formularios/reportar-incidente.form";
  private static final String INCIDENT = "incidente.bpmn";

  private RepositoryService repository;
  private Set<String> installed;

  /** The bundle was installed by the real clock, and "the last one" is a question of time. */
  @BeforeEach
  void useTheRealClock() {
    ClockUtil.reset();
    repository = engine.getRepositoryService();
    installed = deployments();
  }

  @AfterEach
  void takeOutWhatWasInstalled() {
    deployments().stream().filter(each -> !installed.contains(each)).forEach(each -> repository.deleteDeployment(each, true));
  }

  @Test
  void aDiagramThatLeavesSomethingOutIsRefusedNamingEveryElement() {
    ParseException refused = catchThrowableOfType(ParseException.class, () -> install(ticketProcess(
        element("userTask", "Task_SinEstado", "clocks", "", "decisions", "RETOMAR"),
        element("userTask", "Task_EstadoRaro", "deskState", "DURMIENDO", "clocks", "", "decisions", "RETOMAR"),
        element("userTask", "Task_SinRelojes", "deskState", "ABIERTO", "decisions", "RETOMAR"),
        element("userTask", "Task_RelojRaro", "deskState", "ABIERTO", "clocks", "SOLUCION ARENA", "decisions", "RETOMAR"),
        element("userTask", "Task_SinDecisiones", "deskState", "ABIERTO", "clocks", ""),
        element("userTask", "Task_DecisionRara", "deskState", "ABIERTO", "clocks", "", "decisions", "BAILAR"),
        element("receiveTask", "Task_MensajeSinEstado"),
        element("eventBasedGateway", "Gateway_SinEstado"),
        "<subProcess id=\"SubProcess_Parte\">" + element("userTask", "Task_Interior") + "</subProcess>",
        "<subProcess id=\"EventSubProcess_Cancelacion\" triggeredByEvent=\"true\">" + STARTED_BY_MESSAGE
            + element("endEvent", "End_CanceladoSinEstado") + "</subProcess>",
        element("endEvent", "End_SinEstado"),
        element("endEvent", "End_EstadoRaro", "deskState", "FELIZ"))));

    assertThat(refused).hasMessageContainingAll("El diagrama «prueba» no se puede instalar:",
        "- «Task_SinEstado» no dice su estado: falta la propiedad deskState",
        "- «Task_EstadoRaro»: «DURMIENDO» no es un valor de deskState",
        "- «Task_SinRelojes» no dice qué relojes corren: falta la propiedad clocks",
        "- «Task_RelojRaro»: «ARENA» no es un valor de clocks",
        "- «Task_SinDecisiones» no dice qué decisiones admite: falta la propiedad decisions",
        "- «Task_DecisionRara»: «BAILAR» no es un valor de decisions",
        "- «Task_MensajeSinEstado» no dice su estado",
        "- «Gateway_SinEstado» no dice su estado",
        "- «Task_Interior» no dice su estado",
        "- «End_CanceladoSinEstado» no dice su estado",
        "- «End_SinEstado» no dice su estado",
        "- «End_EstadoRaro»: «FELIZ» no es un valor de deskState");
    assertThat(deployments()).isEqualTo(installed);
    assertThat(repository.createProcessDefinitionQuery().processDefinitionKey("prueba").count()).isZero();
  }

  @Test
  void anEndThatDoesNotEndTheTicketNeedsNoState() {
    install(ticketProcess(
        element("userTask", "Task_Completa", "deskState", "ABIERTO", "clocks", "", "decisions", "ATENDER"),
        "<subProcess id=\"SubProcess_Parte\"><startEvent id=\"Start_Parte\"/>" + element("endEvent", "End_Parte") + "</subProcess>",
        "<subProcess id=\"EventSubProcess_Aviso\" triggeredByEvent=\"true\">"
            + STARTED_BY_MESSAGE.replace("<startEvent ", "<startEvent isInterrupting=\"false\" ")
            + element("endEvent", "End_Aviso") + "</subProcess>",
        element("endEvent", "End_Completo", "deskState", "CERRADO")));
    assertThat(repository.createProcessDefinitionQuery().processDefinitionKey("prueba").count()).isOne();
  }

  @Test
  void aProcessThatIsNoTicketIsLeftAlone() {
    install(process("", element("userTask", "Task_Ajena"), element("endEvent", "End_Ajeno"),
        "<sequenceFlow id=\"Flow_Prueba_Ajena\" sourceRef=\"Start_Prueba\" targetRef=\"Task_Ajena\"/>",
        "<sequenceFlow id=\"Flow_Ajena_Ajeno\" sourceRef=\"Task_Ajena\" targetRef=\"End_Ajeno\"/>"));
    String definition = repository.createProcessDefinitionQuery().processDefinitionKey("prueba").singleResult().getId();
    String instance = engine.getFormService().submitStartForm(definition, Map.of()).getId();
    engine.getTaskService().complete(engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult().getId());
    assertThat(engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(instance).count()).isZero();
  }

  @Test
  void theSameFilesAgainInstallNothing() {
    bundle.afterPropertiesSet();
    assertThat(deployments()).isEqualTo(installed);
  }

  @Test
  void aChangedFileInstallsTheWholeBundleAgain() throws IOException {
    int version = latest().getVersion();
    Map<String, Resource> files = BpmnBundle.files();
    files.put(GONE, changed(files.get(GONE), "qué pasa", "qué pasó"));
    bundle.deploy(files);
    assertThat(latest().getVersion()).isEqualTo(version + 1);
    assertThat(repository.getDeploymentResourceNames(latest().getDeploymentId())).containsExactlyInAnyOrderElementsOf(files.keySet());
  }

  @Test
  void aServiceThatTheEngineRefusesIsWithdrawnAndTheOthersAreInstalled(@TempDir Path folder) throws IOException {
    Map<String, Resource> files = BpmnBundle.files();
    files.keySet().stream().filter(name -> name.startsWith("catalogo/")).forEach(name -> {
      Path file = folder.resolve(name.substring("catalogo/".length()));
      try {
        Files.createDirectories(file.getParent());
        Files.write(file, files.get(name).getContentAsByteArray());
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    });
    for (Resource yaml : new PathMatchingResourcePatternResolver().getResources("classpath*:bpmn/catalogo/*/servicio.yaml")) {
      Path file = Path.of(yaml.getURI());
      Files.write(folder.resolve(file.getParent().getFileName()).resolve("servicio.yaml"), yaml.getContentAsByteArray());
    }
    String broken = "catalogo/reparacion-de-equipo/cumplir.bpmn";
    files.put(broken, changed(files.get(broken), "<camunda:property name=\"deskState\" value=\"EN_PROCESO\" />", ""));
    Catalogue catalogue = new Catalogue(folder.toUri().toString(), directory);
    assertThat(catalogue.problems()).isEmpty();

    new BpmnBundle(repository, catalogue, transaction).install(files);

    assertThat(catalogue.problems()).singleElement().satisfies(problem -> {
      assertThat(problem.service()).isEqualTo("reparacion-de-equipo");
      assertThat(problem.reason()).contains("no dice su estado");
    });
    assertThat(catalogue.offerings()).extracting(Offering::service).contains("solicitud-de-viaticos").doesNotContain("reparacion-de-equipo");
    String last = repository.createProcessDefinitionQuery().processDefinitionKey("solicitud").latestVersion().singleResult().getDeploymentId();
    assertThat(repository.getDeploymentResourceNames(last)).contains("catalogo/solicitud-de-viaticos/cumplir.bpmn")
        .noneMatch(name -> name.contains("reparacion-de-equipo"));
  }

  @Test
  void aFileThatIsGoneInstallsTheBundleAgainWithoutIt() throws IOException {
    int version = latest().getVersion();
    Map<String, Resource> files = BpmnBundle.files();
    files.remove(GONE);

    bundle.deploy(files);
    assertThat(latest().getVersion()).isEqualTo(version + 1);
    assertThat(repository.getDeploymentResourceNames(latest().getDeploymentId())).doesNotContain(GONE);
    bundle.deploy(files);
    assertThat(latest().getVersion()).isEqualTo(version + 1);
  }

  /** The row is changed behind the engine's back: as if the version were older than the rule. */
  @Test
  void anInstalledVersionThatAStricterRuleWouldRefuseGoesOnWorking() throws IOException {
    String declared = "<camunda:property name=\"clocks\" value=\"\" /><camunda:property name=\"decisions\" value=\"RETOMAR\" />";
    String lacking = "<camunda:property name=\"decisions\" value=\"RETOMAR\" />";
    Map<String, Resource> files = BpmnBundle.files();
    files.put(INCIDENT, changed(files.get(INCIDENT), "name=\"Incidente\"", "name=\"Incidente de antes\""));
    bundle.deploy(files);
    Resource older = changed(files.get(INCIDENT), declared, lacking);
    String folio = attended().folio();

    jdbc.update("update ACT_GE_BYTEARRAY set BYTES_ = ? where NAME_ = ? and DEPLOYMENT_ID_ = ?",
        older.getContentAsByteArray(), INCIDENT, latest().getDeploymentId());
    ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getDeploymentCache().discardProcessDefinitionCache();

    assertThat(act("ana", folio, Action.PEDIR_DATOS, Map.of("question", "¿Desde cuándo?")).state())
        .isEqualTo(DeskState.PENDIENTE_USUARIO);
    assertThat(act("luis", folio, Action.RESPONDER, Map.of("message", "Desde ayer")).state()).isEqualTo(DeskState.EN_PROCESO);
    submitInTasklist("ana", folio, "SOLUCIONAR", Map.of(Field.SOLUTION, "Se reinició el servicio"));
    assertThat(tickets.get(folio).state()).isEqualTo(DeskState.SOLUCIONADO);

    files.put(INCIDENT, changed(older, "Incidente de antes", "Incidente de hoy"));
    ParseException refused = catchThrowableOfType(ParseException.class, () -> bundle.deploy(files));
    assertThat(refused).hasMessageContaining("«Task_PendienteUsuario» no dice qué relojes corren");
  }

  @Test
  void aFileHasTheSameNameInAFolderAndInAJar(@TempDir Path temp) throws IOException {
    List<String> names = List.of("incidente.bpmn", "catalogo/viáticos + más/solicitar.form", "catalogo/viáticos + más/politicas.dmn");
    Path folder = temp.resolve("con espacio y bpmn/clases");
    Path jar = temp.resolve("mesa de servicio.jar");
    try (JarOutputStream packed = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String directory : List.of("bpmn/", "bpmn/catalogo/", "bpmn/catalogo/viáticos + más/")) {
        packed.putNextEntry(new JarEntry(directory));
      }
      for (String name : names) {
        Path file = folder.resolve("bpmn").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
        packed.putNextEntry(new JarEntry("bpmn/" + name));
        packed.write(name.getBytes(UTF_8));
      }
    }
    assertThat(namesIn(folder.toUri().toURL())).containsExactlyInAnyOrderElementsOf(names);
    assertThat(namesIn(jar.toUri().toURL())).containsExactlyInAnyOrderElementsOf(names);
  }

  private static Set<String> namesIn(URL classpath) throws IOException {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classpath}, null)) {
      Thread.currentThread().setContextClassLoader(loader);
      return Set.copyOf(BpmnBundle.files().keySet());
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private void install(String diagram) {
    repository.createDeployment().name("prueba").addString("prueba.bpmn", diagram).deploy();
  }

  private Set<String> deployments() {
    return Set.copyOf(repository.createDeploymentQuery().list().stream().map(Deployment::getId).toList());
  }

  private ProcessDefinition latest() {
    return repository.createProcessDefinitionQuery().processDefinitionKey(IncidentProcess.KEY).latestVersion().singleResult();
  }

  private static Resource changed(Resource file, String before, String after) throws IOException {
    String text = file.getContentAsString(UTF_8);
    assertThat(text).contains(before);
    return new ByteArrayResource(text.replace(before, after).getBytes(UTF_8));
  }

  private static String ticketProcess(String... elements) {
    return process("<extensionElements><camunda:properties>" + TICKET_TYPE + "</camunda:properties></extensionElements>", elements);
  }

  private static String process(String extensions, String... elements) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
            id="Definitions_Prueba" targetNamespace="https://semaforo.mx/prueba">
          <message id="Message_Prueba" name="prueba"/>
          <process id="prueba" isExecutable="true" camunda:historyTimeToLive="P1D">%s<startEvent id="Start_Prueba"/>%s</process>
        </definitions>""".formatted(extensions, String.join("", elements));
  }

  private static String element(String kind, String id, String... namesAndValues) {
    StringBuilder properties = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.append("<camunda:property name=\"%s\" value=\"%s\"/>".formatted(namesAndValues[i], namesAndValues[i + 1]));
    }
    return "<%s id=\"%s\"><extensionElements><camunda:properties>%s</camunda:properties></extensionElements></%s>"
        .formatted(kind, id, properties, kind);
  }
}
