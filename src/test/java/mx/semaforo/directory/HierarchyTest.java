package mx.semaforo.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mx.semaforo.directory.ImportReport.Rejected;
import org.junit.jupiter.api.Test;

/** Lines read {@code person chief substitute}; a point stands for nobody. */
class HierarchyTest {

  @Test
  void chiefsAndSubstitutesMayStandAnywhereInTheFileOrBeKnownAlready() {
    assertThat(rejected(List.of(known("ignacio", null)), "luis carmen .", "carmen ignacio julia", "julia ignacio .")).isEmpty();
  }

  @Test
  void unknownChiefTakesThoseBelowAlong() {
    assertThat(rejected(List.of(), "luis carmen .", "marta . .", "carmen nadie ."))
        .containsOnlyKeys(2, 4).hasEntrySatisfying(4, reason -> assertThat(reason).contains("«nadie»", "jefe"))
        .hasEntrySatisfying(2, reason -> assertThat(reason).contains("«carmen»"));
  }

  @Test
  void substituteIsSomebodyElseWhoIsKnown() {
    assertThat(rejected(List.of(), "luis . luis", "marta . nadie", "ana . luis"))
        .containsOnlyKeys(2, 3, 4).hasEntrySatisfying(2, reason -> assertThat(reason).contains("misma persona"))
        .hasEntrySatisfying(3, reason -> assertThat(reason).contains("«nadie»", "suplente"));
  }

  @Test
  void circleIsNamedAndRejectsItsOwnPeopleWithThoseWhoAreUnknownWithoutThem() {
    Map<Integer, String> rejected = rejected(List.of(), "ana beto .", "beto carla .", "carla ana .", "luis ana .", "marta . .");

    assertThat(rejected).containsOnlyKeys(2, 3, 4, 5);
    assertThat(rejected.get(2)).containsAnyOf("ana → beto → carla → ana", "beto → carla → ana → beto", "carla → ana → beto → carla");
    assertThat(rejected.get(5)).contains("«ana»");
  }

  @Test
  void nobodyIsTheirOwnChief() {
    assertThat(rejected(List.of(), "ana ana .")).hasEntrySatisfying(2, reason -> assertThat(reason).contains("ana → ana"));
  }

  @Test
  void circleThroughPeopleWhoAreKnownAlreadyIsRejected() {
    assertThat(rejected(List.of(known("ana", "beto"), known("beto", null)), "beto ana .", "luis ana .")).containsOnlyKeys(2);
  }

  /** Taking ana's line back gives her beto as chief again, who by this file would be under her. */
  @Test
  void circleThatOnlyARejectionClosesIsRejectedToo() {
    assertThat(rejected(List.of(known("ana", "beto"), known("beto", null)), "ana nadie .", "beto ana .")).containsOnlyKeys(2, 3);
  }

  @Test
  void circleOfManyIsNamedInShort() {
    String[] lines = IntStream.range(0, 5000).mapToObj(i -> "p%d p%d .".formatted(i, (i + 1) % 5000)).toArray(String[]::new);

    assertThat(rejected(List.of(), lines)).hasSize(5000).allSatisfy((line, reason) -> assertThat(reason).hasSizeLessThan(200));
  }

  private static Employee known(String login, String chief) {
    return new Employee(login, login, "Área", chief, true, null, null, null);
  }

  private static Map<Integer, String> rejected(List<Employee> known, String... lines) {
    String file = "persona,jefe,suplente\n" + List.of(lines).stream().map(line -> line.replace(' ', ',').replace(".", "")).collect(joining("\n"));
    CsvImport<Employee> sent = CsvImport.read(file.getBytes(UTF_8), List.of("persona", "jefe", "suplente"),
        line -> new Employee(line.required("persona", 64), "x", "x", line.optional("jefe", 64), true, line.optional("suplente", 64), null, null),
        Employee::login);
    new Hierarchy(known).check(sent);
    return sent.report(0).rejected().stream().collect(toMap(Rejected::line, Rejected::reason));
  }
}
