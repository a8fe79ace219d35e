package mx.semaforo.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong protocol is left out and told with file, line and reason; the others stay. */
class ProtocolReaderTest {

  private static final String GOOD = """
      ---
      titulo: Sin tono
      categorias: [TELEFONIA, RED]
      sintomas:
        - no hay tono
        - "el teléfono dice: sin registro"
      ---
      1. Revisa el **cable**.
      """;

  private final ProtocolReader reader = new ProtocolReader(Set.of("TELEFONIA", "RED"));

  @Test
  void aFileBecomesAProtocolNamedAfterIt() {
    Protocol protocol = reader.read(Map.of("protocolos/telefono/sin-tono.md", GOOD)).protocols().iterator().next();

    assertThat(protocol).isEqualTo(new Protocol("sin-tono", "Sin tono", protocol.categories(), protocol.symptoms(),
        "1. Revisa el **cable**.", "<ol>\n<li>Revisa el <strong>cable</strong>.</li>\n</ol>\n"));
    assertThat(protocol.categories()).containsExactly("TELEFONIA", "RED");
    assertThat(protocol.symptoms()).containsExactly("no hay tono", "el teléfono dice: sin registro");
  }

  @Test
  void windowsLinesAndAByteOrderMarkAreRead() {
    assertThat(reader.read(Map.of("sin-tono.md", "\uFEFF" + GOOD.replace("\n", "\r\n"))).problems()).isEmpty();
  }

  @Test
  void htmlAndDangerousLinksStayText() {
    String text = GOOD + "\n<script>alert(1)</script>\n\nCon <b onclick='x()'>b</b>, [liga](javascript:alert(1)), ![x](javascript:alert(2))\n";
    String html = reader.read(Map.of("sin-tono.md", text)).protocols().iterator().next().html();

    assertThat(html).contains("&lt;script&gt;", ">liga</a>", "<img").doesNotContain("<script", "<b ", "javascript:");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      ---\\ntitulo: Sin tono         | Sin tono                          | 1 | debe empezar con un renglón «---»
      \\n---\\n1. Revisa            | \\n1. Revisa                       | 1 | falta el segundo renglón «---»
      titulo: Sin tono\\n           | ''                                | 2 | falta «titulo»
      titulo: Sin tono              | titulo: ' '                       | 2 | «titulo» debe ser texto
      titulo: Sin tono              | título: Sin tono                  | 2 | no conozco la clave «título»
      titulo: Sin tono              | titulo: [Sin tono                 | 3 | mal escritos
      titulo: Sin tono              | titulo: Sin tono\\ntitulo: Otro   | 3 | está repetida
      [TELEFONIA, RED]              | [TELEFONIA, WIFI]                 | 3 | no conozco la categoría «WIFI»
      [TELEFONIA, RED]              | []                                | 3 | al menos un elemento
      [TELEFONIA, RED]              | RED                               | 3 | es una lista
      - no hay tono                 | - {a: b}                          | 5 | «sintomas» debe ser texto
      1. Revisa el **cable**.       | ''                                | 8 | no tiene texto
      """)
  void whatIsWrongIsToldWithItsLine(String good, String wrong, int line, String reason) {
    String text = GOOD.replace(good.replace("\\n", "\n"), wrong.replace("\\n", "\n"));
    assertThat(text).isNotEqualTo(GOOD);

    Protocol.Read read = reader.read(Map.of("protocolos/a.md", text, "protocolos/b.md", GOOD));

    assertThat(read.protocols()).extracting(Protocol::id).containsExactly("b");
    assertThat(read.problems()).singleElement().satisfies(problem -> {
      assertThat(problem.toString()).startsWith("protocolos/a.md, renglón " + line + ": ");
      assertThat(problem.reason()).contains(reason);
    });
  }

  @Test
  void theSecondOfTwoWithOneNameIsLeftOut() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("protocolos/red/sin-tono.md", GOOD);
    files.put("protocolos/sin-tono.md", GOOD);

    Protocol.Read read = reader.read(files);

    assertThat(read.protocols()).hasSize(1);
    assertThat(read.problems()).singleElement().satisfies(problem -> assertThat(problem.file()).isEqualTo("protocolos/sin-tono.md"));
  }

  @Test
  void aFileNameThatIsNoAddressIsLeftOut() {
    assertThat(reader.read(Map.of("protocolos/Sin Tono.md", GOOD)).problems()).hasSize(1);
  }
}
