package mx.semaforo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mx.semaforo.catalog.Catalogue.Problem;
import mx.semaforo.directory.Directory;
import mx.semaforo.directory.Employee;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.Impact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

  private static final String YAML = """
      nombre: Prueba
      area: Pruebas
      descripcion: Una prueba
      políticas: [Una, Otra]
      quien: [jefes, rh]
      grupo: soporte
      acuerdo: SOLICITUD
      categoria: PRUEBA
      impacto: BAJO
      urgencia: MEDIA
      aprobacion: sí
      confidencial: no
      monto: total
      documentos:
        - {nombre: Evidencia, obligatorio: si}
        - {nombre: Foto, obligatorio: no}
      """;
  private static final String FORM = """
      {"id": "solicitar-prueba", "components": [
        {"type": "number", "id": "1", "key": "total"}, {"type": "textfield", "id": "2", "key": "nota"}]}""";
  private static final String DMN = "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/'><decision id='politicas-prueba'/></definitions>";
  private static final String BPMN = """
      <b:definitions xmlns:b='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:camunda='http://camunda.org/schema/1.0/bpmn'>
        <b:process id='cumplir-prueba'><b:userTask id='Task_Paso' camunda:formRef='prueba-paso'/></b:process></b:definitions>""";
  private static final String STEP = "{\"id\": \"prueba-paso\", \"components\": [{\"type\": \"textarea\", \"id\": \"1\", \"key\": \"solucion\"}]}";

  @TempDir private Path folder;

  @BeforeEach
  void oneWholeServiceAndASecondOne() throws IOException {
    write("prueba", "servicio.yaml", YAML);
    write("prueba", "solicitar.form", FORM);
    write("prueba", "politicas.dmn", DMN);
    write("prueba", "cumplir.bpmn", BPMN);
    write("prueba", "paso.form", STEP);
    write("prueba", "notas.md", "lo que sea");
    write("otro", "servicio.yaml", YAML.replace("nombre: Prueba", "nombre: Otro").replace("[jefes, rh]", "[todos]"));
    write("otro", "solicitar.form", FORM.replace("prueba", "otro"));
    write("otro", "politicas.dmn", DMN.replace("prueba", "otro"));
  }

  private void write(String service, String file, String text) throws IOException {
    Files.createDirectories(folder.resolve(service));
    Files.writeString(folder.resolve(service).resolve(file), text);
  }

  private Catalogue catalogue() {
    return new Catalogue(folder.toUri().toString(), new Directory() {

      @Override
      public Optional<Employee> find(String login) {
        return Optional.empty();
      }

      @Override
      public boolean isChief(String login) {
        return login.equals("carmen");
      }
    });
  }

  @Test
  void aFolderIsAService() {
    assertThat(catalogue().problems()).isEmpty();
    Offering offering = catalogue().offering("prueba");
    assertThat(offering.policies()).containsExactly("Una", "Otra");
    assertThat(offering.approval()).isTrue();
    assertThat(offering.confidential()).isFalse();
    assertThat(offering.impact()).isEqualTo(Impact.BAJO);
    assertThat(offering.amount()).isEqualTo("total");
    assertThat(offering.documents()).containsExactly(new Offering.Document("Evidencia", true), new Offering.Document("Foto", false));
    assertThat(offering.form().schema()).containsEntry("id", "solicitar-prueba");
    assertThat(offering.stepForms()).containsOnlyKeys("prueba-paso");
    assertThat(offering.ownFulfilment()).isTrue();
    assertThat(catalogue().offering("otro").ownFulfilment()).isFalse();
  }

  @Test
  void aServiceIsOfferedToThoseItIsFor() {
    Catalogue catalogue = catalogue();
    assertThat(catalogue.offerings()).extracting(Offering::name).containsExactly("Otro", "Prueba");
    assertThat(catalogue.offerings(new Person("luis", Set.of("mesa")))).extracting(Offering::service).containsExactly("otro");
    assertThat(catalogue.offerings(new Person("carmen", Set.of()))).hasSize(2);
    assertThat(catalogue.offerings(new Person("luis", Set.of("rh")))).hasSize(2);
    assertThat(catalogue.offering("prueba", new Person("carmen", Set.of())).service()).isEqualTo("prueba");
    assertThatExceptionOfType(OfferingNotFound.class).isThrownBy(() -> catalogue.offering("prueba", new Person("luis", Set.of())));
    assertThatExceptionOfType(OfferingNotFound.class).isThrownBy(() -> catalogue.offering("nada"));
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        broken("servicio.yaml", null, null, "falta este archivo"),
        broken("servicio.yaml", "", 1, "el archivo está vacío"),
        broken("servicio.yaml", YAML.replace("area: Pruebas", "area: [Pruebas"), 3, "el YAML está mal formado"),
        broken("servicio.yaml", YAML.replace("area: Pruebas\n", ""), 1, "falta la clave «area»"),
        broken("servicio.yaml", YAML + "color: rojo\n", 17, "no conozco la clave «color»"),
        broken("servicio.yaml", YAML + "area: Otra\n", 17, "la clave «area» está repetida"),
        broken("servicio.yaml", YAML.replace("[Una, Otra]", "Una"), 4, "«politicas» debe ser una lista"),
        broken("servicio.yaml", YAML.replace("[Una, Otra]", "[]"), 4, "«politicas» está vacío"),
        broken("servicio.yaml", YAML.replace("[Una, Otra]", "[[Una]]"), 4, "cada renglón de «politicas» debe ser un texto"),
        broken("servicio.yaml", YAML.replace("BAJO", "POCO"), 9, "«impacto» es uno de ALTO, MEDIO, BAJO"),
        broken("servicio.yaml", YAML.replace("urgencia: MEDIA", "urgencia: MEDIO"), 10, "«urgencia» es uno de ALTA, MEDIA, BAJA"),
        broken("servicio.yaml", YAML.replace("sí", "quizá"), 11, "«aprobacion» es si o no"),
        broken("servicio.yaml", YAML.replace("PRUEBA", "P".repeat(41)), 8, "«categoria» tiene 41 caracteres y caben 40"),
        broken("servicio.yaml", YAML.replace("monto: total", "monto: nota"), 13, "«monto» es la clave de un número"),
        broken("servicio.yaml", YAML.replace("monto: total", "monto: nada"), 13, "«monto» es la clave de un número"),
        broken("servicio.yaml", YAML.replace("nombre: Foto, obligatorio: no", "nombre: Evidencia, obligatorio: no"), 16, "el documento «Evidencia» está repetido"),
        broken("servicio.yaml", YAML.replace("nombre: Foto, ", ""), 16, "falta la clave «nombre»"),
        broken("servicio.yaml", YAML.replace("nombre: Foto, ", "titulo: Foto, "), 16, "no conozco la clave «titulo»"),
        broken("solicitar.form", null, null, "falta este archivo"),
        broken("solicitar.form", FORM.replace("[\n", "[,\n"), 1, "el JSON está mal formado"),
        broken("solicitar.form", FORM.replace("solicitar-prueba", "solicitar-otra"), null, "su «id» debe ser «solicitar-prueba»"),
        broken("solicitar.form", FORM.replace("number", "button"), null, "«total» es un componente «button»"),
        broken("solicitar.form", FORM.replace("nota", "total"), null, "repite la clave «total»"),
        broken("solicitar.form", FORM.replace("nota", "solicitante"), null, "«solicitante» es una palabra de la mesa"),
        broken("politicas.dmn", null, null, "falta este archivo"),
        broken("politicas.dmn", DMN.replace("</definitions>", ""), 1, "el XML está mal formado"),
        broken("politicas.dmn", "<!DOCTYPE x SYSTEM 'file:///etc/hostname'><x/>", 1, "el XML está mal formado"),
        broken("politicas.dmn", DMN.replace("politicas-prueba", "politicas-otra"), null, "falta el elemento decision con «id» politicas-prueba"),
        broken("cumplir.bpmn", BPMN.replace("</b:process>", ""), 2, "el XML está mal formado"),
        broken("cumplir.bpmn", BPMN.replace("cumplir-prueba", "cumplir"), null, "falta el elemento process con «id» cumplir-prueba"),
        broken("paso.form", null, "cumplir.bpmn", null, "pide el formulario «prueba-paso», que no está"),
        broken("paso.form", STEP.replace("prueba-paso", "paso"), null, "su «id» debe ser «prueba-paso»"),
        broken("otra.dmn", DMN, null, "la tabla se llama politicas.dmn"),
        broken("otro.bpmn", BPMN, null, "el diagrama cumplir.bpmn"));
  }

  private static Arguments broken(String file, String text, Integer line, String reason) {
    return broken(file, text, file, line, reason);
  }

  private static Arguments broken(String file, String text, String reported, Integer line, String reason) {
    return Arguments.of(file, text, reported, line, reason);
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenFolderIsReportedAndTheOthersStay(String file, String text, String reported, Integer line, String reason) throws IOException {
    if (text == null) {
      Files.delete(folder.resolve("prueba").resolve(file));
    } else {
      write("prueba", file, text);
    }
    Catalogue catalogue = catalogue();
    assertThat(catalogue.offerings()).extracting(Offering::service).containsExactly("otro");
    assertThat(catalogue.problems()).singleElement().satisfies(problem -> {
      assertThat(problem.service()).isEqualTo("prueba");
      assertThat(problem.file()).isEqualTo(reported);
      assertThat(problem.line()).isEqualTo(line);
      assertThat(problem.reason()).contains(reason);
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"Con Espacios", "Mayúsculas", "con_guion"})
  void aFolderIsNamedSoThatAddressesAndDiagramsCanNameIt(String service) throws IOException {
    write(service, "servicio.yaml", YAML);
    assertThat(catalogue().problems()).singleElement().satisfies(problem -> {
      assertThat(problem.service()).isEqualTo(service);
      assertThat(problem.reason()).contains("se llama con minúsculas");
    });
  }

  @Test
  void anExcludedServiceIsGoneAndReported() {
    Catalogue catalogue = catalogue();
    catalogue.exclude("prueba", "cumplir.bpmn", "Task_Paso no dice su estado");
    assertThat(catalogue.offerings()).extracting(Offering::service).containsExactly("otro");
    assertThat(catalogue.problems()).containsExactly(new Problem("prueba", "cumplir.bpmn", null, "Task_Paso no dice su estado"));
    assertThat(new CatalogueHealth(catalogue).health()).satisfies(health -> {
      assertThat(health.getStatus().getCode()).isEqualTo("UP");
      assertThat(health.getDetails()).containsEntry("services", 1).containsEntry("problems", catalogue.problems());
    });
    assertThat(catalogue.problems().get(0)).hasToString("bpmn/catalogo/prueba/cumplir.bpmn: Task_Paso no dice su estado");
  }

  @Test
  void noFolderAtAllIsAnEmptyCatalogue() {
    assertThat(new Catalogue(folder.resolve("nada").toUri() + "/", null).offerings()).isEmpty();
  }

  @Test
  void theCatalogueOfTheHouseIsWhole() {
    Catalogue house = new Catalogue("classpath*:bpmn/catalogo/", null);
    assertThat(house.problems()).isEmpty();
    assertThat(house.offerings()).extracting(Offering::service).contains("llamado-de-atencion",
        "solicitud-de-viaticos", "reembolso-de-viaticos", "reparacion-de-equipo");
    assertThat(house.offerings()).allSatisfy(offering ->
        assertThat(offering.form().schema()).containsEntry("schemaVersion", 16).containsEntry("executionPlatformVersion", "7.24.0"));
    assertThat(house.offering("llamado-de-atencion")).satisfies(offering -> {
      assertThat(offering.confidential()).isTrue();
      assertThat(offering.audience()).containsExactly("jefes");
      assertThat(offering.form().keyMeaning("persona")).contains("trabajador");
    });
    assertThat(house.offering("reparacion-de-equipo").form().keyMeaning("equipo")).contains("equipo");
    assertThat(house.offering("reembolso-de-viaticos").form().mistakes(Map.of("gastos", List.of(Map.of("monto", -5)))))
        .extracting(mistake -> mistake.field()).containsExactly("destino", "salida", "regreso", "gastos[0].fecha",
            "gastos[0].concepto", "gastos[0].comprobante", "gastos[0].monto", "total");
  }
}
