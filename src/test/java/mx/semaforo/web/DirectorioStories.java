package mx.semaforo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mx.semaforo.DeskTest;
import mx.semaforo.asset.Asset;
import mx.semaforo.asset.AssetRegister;
import mx.semaforo.directory.Directory;
import mx.semaforo.directory.Employee;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The company's people and equipment, loaded from files. Whatever a story loads bears its own mark. */
class DirectorioStories extends DeskTest {

  private static final String PEOPLE = "usuario,nombre,area,jefe,activo,suplente,ausente_desde,ausente_hasta\n";
  private static final String EQUIPMENT = "etiqueta,tipo,modelo,serie,asignado_a\n";

  @Autowired private MockMvc mvc;
  @Autowired private Directory directory;
  @Autowired private AssetRegister register;

  private String mark;

  @BeforeEach
  void newMark() {
    mark = UUID.randomUUID().toString().substring(0, 8);
  }

  @Test
  void peopleAreLoadedChangedAndLeftAsTheyAre() throws Exception {
    people("""
        a-#,Alba Ñúñez,Ventas,b-#,Sí,b-#,2026-01-12,2026-01-16
        b-#,"Bravo, Blas",Ventas,,no,,,
        """).andExpect(status().isOk()).andExpect(jsonPath("$.loaded").value(2)).andExpect(jsonPath("$.unchanged").value(0))
        .andExpect(jsonPath("$.rejected").isEmpty());
    assertThat(directory.find(marked("a-#"))).contains(new Employee(marked("a-#"), "Alba Ñúñez", "Ventas", marked("b-#"), true,
        marked("b-#"), LocalDate.of(2026, 1, 12), LocalDate.of(2026, 1, 16)));
    assertThat(directory.find(marked("b-#"))).contains(new Employee(marked("b-#"), "Bravo, Blas", "Ventas", null, false, null, null, null));
    assertThat(directory.isChief(marked("b-#"))).isTrue();
    assertThat(directory.isChief(marked("a-#"))).isFalse();

    people("""
        a-#,Alba Ñúñez,Compras,,sí,,,
        b-#,"Bravo, Blas",Ventas,,no,,,
        """).andExpect(jsonPath("$.loaded").value(1)).andExpect(jsonPath("$.unchanged").value(1));
    assertThat(directory.find(marked("a-#"))).contains(new Employee(marked("a-#"), "Alba Ñúñez", "Compras", null, true, null, null, null));
    assertThat(directory.isChief(marked("b-#"))).isFalse();
  }

  @Test
  void sameFileTwiceChangesNothing() throws Exception {
    String file = "a-#,Alba,Ventas,,sí,,2026-01-12,\n";
    people(file).andExpect(jsonPath("$.loaded").value(1));
    people(file).andExpect(jsonPath("$.loaded").value(0)).andExpect(jsonPath("$.unchanged").value(1));
    String equipment = "EQ-#,Portátil,T14,S1,luis\n";
    equipment(equipment).andExpect(jsonPath("$.loaded").value(1));
    equipment(equipment).andExpect(jsonPath("$.loaded").value(0)).andExpect(jsonPath("$.unchanged").value(1));
  }

  @Test
  void goodLinesAreLoadedAndBadOnesListed() throws Exception {
    people("""
        a-#,Alba,Ventas,z-#,sí,,,
        b-#,Blas,Ventas,,quizá,,,
        c-#,Ceci,Ventas,,sí,,2026-02-30,
        d-#,Dora,Ventas,,sí,,2026-01-16,2026-01-12
        e-#,Elsa,Ventas,,sí,,,2026-01-12
        f-#,Fe,Ventas,g-#,sí,,,
        g-#,Gil,Ventas,f-#,sí,,,
        h-#,Hugo,Ventas,,sí,h-#,,
        i-#,,Ventas,,sí,,,
        j #,Jesús,Ventas,,sí,,,
        k-#,Kin,Ventas,,sí,,12/01/2026,
        l-#,Lía,Ventas
        m-#,Mar,Ventas,,sí,,,
        m-#,Mar,Compras,,sí,,,
        n-#,%s,Ventas,,sí,,,
        o-#,Olga,Ventas,,sí,,0026-01-12,
        """.formatted("N".repeat(201))).andExpect(status().isOk()).andExpect(jsonPath("$.loaded").value(1))
        .andExpect(jsonPath("$.rejected[*].line", contains(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17)))
        .andExpect(jsonPath("$.rejected[0].reason", containsString(marked("z-#"))))
        .andExpect(jsonPath("$.rejected[1].reason", containsString("activo")))
        .andExpect(jsonPath("$.rejected[2].reason", containsString("ausente_desde")))
        .andExpect(jsonPath("$.rejected[3].reason", containsString("anterior")))
        .andExpect(jsonPath("$.rejected[4].reason", containsString("Falta «ausente_desde»")))
        .andExpect(jsonPath("$.rejected[5].reason", containsString("círculo")))
        .andExpect(jsonPath("$.rejected[7].reason", containsString("misma persona")));
    assertThat(directory.find(marked("m-#"))).map(Employee::area).contains("Ventas");
    assertThat(directory.find(marked("f-#"))).isEmpty();
  }

  @Test
  void equipmentBelongsToPeopleWhoAreKnownOrIsInStore() throws Exception {
    people("p-#,Paz,Ventas,,sí,,,\n");
    equipment("""
        eq-#-1,Portátil,T14,S1,p-#
        EQ-#-2,Monitor,U27,,
        EQ-#-3,Monitor,U27,,nadie-#
        EQ-#-2,Monitor,U24,,
        EQ-#-4,,U27,,
        EQ #,Monitor,U27,,
        """).andExpect(status().isOk()).andExpect(jsonPath("$.loaded").value(2))
        .andExpect(jsonPath("$.rejected[*].line", contains(4, 5, 6, 7)))
        .andExpect(jsonPath("$.rejected[0].reason", containsString(marked("nadie-#"))))
        .andExpect(jsonPath("$.rejected[1].reason", containsString("renglón 3")));
    Asset laptop = new Asset(tag("EQ-#-1"), "Portátil", "T14", "S1", marked("p-#"));
    assertThat(register.find(" " + tag("eq-#-1").toLowerCase())).contains(laptop);
    assertThat(register.find(tag("EQ-#-2"))).contains(new Asset(tag("EQ-#-2"), "Monitor", "U27", null, null));
    assertThat(register.find(tag("EQ-#-3"))).isEmpty();
    assertThat(register.assignedTo(marked("p-#"))).containsExactly(laptop);

    equipment("EQ-#-1,Portátil,T14,S1,\n").andExpect(jsonPath("$.loaded").value(1));
    assertThat(register.assignedTo(marked("p-#"))).isEmpty();
  }

  @Test
  void onlySupervisorsAndAdministratorsLoadAndReadTheDirectory() throws Exception {
    for (String person : new String[] {"luis", "ana", "diego"}) {
      refused(csv("directory", PEOPLE), person, 403);
      refused(csv("assets", EQUIPMENT), person, 403);
      refused(get("/api/v1/directory"), person, 403);
    }
    mvc.perform(csv("directory", PEOPLE).with(httpBasic("admin", "demo"))).andExpect(status().isOk());
    mvc.perform(csv("assets", EQUIPMENT).with(httpBasic("admin", "demo"))).andExpect(status().isOk());
    mvc.perform(get("/api/v1/directory").with(httpBasic("admin", "demo"))).andExpect(status().isOk());
  }

  @Test
  void directoryIsReadInPagesAndSearched() throws Exception {
    people("""
        #-1,Uno #,Ventas,,sí,,,
        #-2,Dos #,Ventas,,sí,,,
        #-3,Tres,Área #,,sí,,,
        x-#,Cuatro,100% Ventas,,sí,,,
        """).andExpect(jsonPath("$.loaded").value(4));
    List<String> seen = new ArrayList<>();
    String next = "";
    do {
      String page = mvc.perform(get("/api/v1/directory").param("q", mark.toUpperCase()).param("size", "3").param("after", next)
          .with(httpBasic("sofia", "demo"))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
      seen.addAll(JsonPath.<List<String>>read(page, "$.items[*].login"));
      next = JsonPath.read(page, "$.next");
    } while (next != null);
    assertThat(seen).containsExactly(marked("#-1"), marked("#-2"), marked("#-3"), marked("x-#"));
    mvc.perform(get("/api/v1/directory").param("q", marked("x-#").substring(0, 6) + "%").with(httpBasic("sofia", "demo")))
        .andExpect(jsonPath("$.items").isEmpty());
  }

  @Test
  void everybodySeesTheirOwnEquipmentAndSupervisorsAll() throws Exception {
    equipment("EQ-#-1,Portátil,T14,,luis\nEQ-#-2,Portátil,T14,,marta\nEQ-#-3,Portátil,T14,,\n");

    assertThat(tags("luis", "?size=100")).contains(tag("EQ-#-1")).doesNotContain(tag("EQ-#-2"), tag("EQ-#-3"));
    assertThat(tags("luis", "?mine=true&size=100")).isEqualTo(tags("luis", "?size=100"));
    assertThat(tags("sofia", "?size=100")).contains(tag("EQ-#-1"), tag("EQ-#-2"), tag("EQ-#-3"));
    assertThat(tags("sofia", "?mine=true")).isEmpty();
    assertThat(tags("luis", "?size=1")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"directory,size,0", "directory,after,inventado", "directory,after,YQBi", "directory,q,a\0b", "assets,size,mil",
      "assets,after,inventado", "assets,mine,quizá"})
  void wrongCriterionIsNamed(String list, String name, String value) throws Exception {
    refused(get("/api/v1/" + list).param(name, value), "sofia", 422).andExpect(jsonPath("$.field").value(name));
  }

  @Test
  void fileThatCannotBeReadLoadsNothing() throws Exception {
    refused(csv("directory", ""), "sofia", 422).andExpect(jsonPath("$.field").value("file"));
    refused(csv("directory", EQUIPMENT), "sofia", 422).andExpect(jsonPath("$.detail", containsString("sobra «etiqueta»")));
    refused(post("/api/v1/directory/import").contentType("text/csv")
        .content((PEOPLE + marked("a-#,Ñ,Ventas,,sí,,,")).getBytes(StandardCharsets.ISO_8859_1)), "sofia", 422)
        .andExpect(jsonPath("$.detail", containsString("UTF-8")));
    refused(post("/api/v1/directory/import").contentType(APPLICATION_JSON).content("{}"), "sofia", 415)
        .andExpect(jsonPath("$.detail", containsString("text/csv")));
    refused(csv("assets", EQUIPMENT + "x".repeat(5 * 1024 * 1024)), "sofia", 413).andExpect(jsonPath("$.detail", containsString("5 MB")));
    assertThat(directory.find(marked("a-#"))).isEmpty();
  }

  @Test
  void fileOfMoreThanOneMegabyteIsLoaded() throws Exception {
    equipment("%sEQ-#,Portátil,T14,,\n".formatted(",,,,\n".repeat(250_000))).andExpect(jsonPath("$.loaded").value(1));
  }

  @Test
  void repeatedKeyGetsTheSameAnswer() throws Exception {
    for (int time = 0; time < 2; time++) {
      mvc.perform(csv("directory", PEOPLE + marked("a-#,Alba,Ventas,,sí,,,\n")).header("Idempotency-Key", mark)
          .with(httpBasic("sofia", "demo"))).andExpect(status().isOk()).andExpect(jsonPath("$.loaded").value(1));
    }
    refused(csv("directory", PEOPLE + marked("a-#,Berta,Ventas,,sí,,,\n")).header("Idempotency-Key", mark), "sofia", 422);
    assertThat(directory.find(marked("a-#"))).map(Employee::name).contains("Alba");
  }

  /** Each file alone is right; together they would close a circle. */
  @Test
  void filesLoadedAtTheSameInstantCloseNoCircle() throws Exception {
    people("a-#,Alba,Ventas,,sí,,,\nb-#,Blas,Ventas,,sí,,,\n").andExpect(jsonPath("$.loaded").value(2));
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService programs = Executors.newFixedThreadPool(2);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (String line : List.of("a-#,Alba,Ventas,b-#,sí,,,\n", "b-#,Blas,Ventas,a-#,sí,,,\n")) {
        answers.add(programs.submit(() -> {
          start.await();
          return people(line).andReturn().getResponse().getStatus();
        }));
      }
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isIn(200, 409);
      }
    } finally {
      programs.shutdown();
    }
    assertThat(List.of(directory.isChief(marked("a-#")), directory.isChief(marked("b-#")))).containsExactlyInAnyOrder(true, false);
  }

  private List<String> tags(String person, String query) throws Exception {
    return JsonPath.read(mvc.perform(get("/api/v1/assets" + query).with(httpBasic(person, "demo"))).andExpect(status().isOk())
        .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8), "$.items[*].tag");
  }

  private String marked(String text) {
    return text.replace("#", mark);
  }

  private String tag(String text) {
    return text.replace("#", mark.toUpperCase());
  }

  private ResultActions people(String lines) throws Exception {
    return mvc.perform(csv("directory", PEOPLE + marked(lines)).with(httpBasic("sofia", "demo")));
  }

  private ResultActions equipment(String lines) throws Exception {
    return mvc.perform(csv("assets", EQUIPMENT + marked(lines)).with(httpBasic("sofia", "demo")));
  }

  private static MockHttpServletRequestBuilder csv(String list, String file) {
    return post("/api/v1/" + list + "/import").contentType("text/csv").content(file.getBytes(StandardCharsets.UTF_8));
  }

  private ResultActions refused(MockHttpServletRequestBuilder request, String person, int status) throws Exception {
    return mvc.perform(request.with(httpBasic(person, "demo"))).andExpect(status().is(status))
        .andExpect(content().contentTypeCompatibleWith(APPLICATION_PROBLEM_JSON)).andExpect(jsonPath("$.detail").isNotEmpty());
  }
}
