package mx.semaforo.directory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.Charset;
import java.util.List;
import mx.semaforo.directory.ImportReport.Rejected;
import mx.semaforo.ticket.InvalidField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as spreadsheets save them, and as they should not be. */
class CsvImportTest {

  private static final List<String> COLUMNS = List.of("clave", "texto");

  @ParameterizedTest
  @ValueSource(strings = {"clave,texto\na1,Ñandú\n", "texto,clave\nÑandú,a1", "clave;texto\r\na1;Ñandú\r\n", "\uFEFFclave,texto\na1,Ñandú",
      "\"clave\",\"texto\"\n\"a1\",\"Ñandú\"", " Clave , TEXTO \n a1 , Ñandú ", "clave,texto\ra1,Ñandú\r", "clave,texto\na1,N\u0303andu\u0301"})
  void whateverSpreadsheetSavesReadsTheSame(String file) {
    assertThat(read(file).accepted()).containsExactly(entry(2, "a1:Ñandú"));
  }

  @Test
  void quotesKeepSeparatorsAndQuotes() {
    assertThat(read("clave,texto\na1,\"Ruiz, Marta \"\"La jefa\"\"\"").accepted()).containsExactly(entry(2, "a1:Ruiz, Marta \"La jefa\""));
  }

  @Test
  void brokenLineSpoilsNoOtherAndIsNumberedAsInAnEditor() {
    CsvImport<String> read = read("""
        clave,texto
        a1,bien

        a2
        a3,"sin cerrar
        ,
        a4,"mal"cerrado
        ,sin clave
        a5,bien
        a1,otra vez
        """);

    assertThat(read.accepted()).containsExactly(entry(2, "a1:bien"), entry(9, "a5:bien"));
    ImportReport report = read.report(2);
    assertThat(report.loaded()).isEqualTo(2);
    assertThat(report.unchanged()).isZero();
    assertThat(report.rejected()).extracting(Rejected::line).containsExactly(4, 5, 7, 8, 10);
    assertThat(report.rejected().get(0).reason()).contains("1 datos", "pide 2");
    assertThat(report.rejected().get(1).reason()).contains("comillas");
    assertThat(report.rejected().get(2).reason()).contains("comillas");
    assertThat(report.rejected().get(3).reason()).contains("clave");
    assertThat(report.rejected().get(4).reason()).contains("a1", "renglón 2");
  }

  @Test
  void tooLongTextAndControlCharactersAreRejected() {
    assertThat(read("clave,texto\n%s,x\na2,a\tb\na3,a\u0085b".formatted("k".repeat(11))).report(0).rejected())
        .extracting(Rejected::line).containsExactly(2, 3, 4);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      clave              | falta «texto»
      clave,texto,color  | sobra «color»
      clave,texto,clave  | se repite «clave»
      a1,bien            | falta «clave»
      clave,texto,       | sobra «»
      "clave,texto       | comillas
      """)
  void wrongHeaderIsRefused(String header, String reason) {
    assertThatThrownBy(() -> read(header + "\na1,x")).isInstanceOfSatisfying(InvalidField.class, refused -> {
      assertThat(refused.field()).isEqualTo("file");
      assertThat(refused).hasMessageContaining(reason);
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "  \nclave,texto", "\uFEFF"})
  void emptyFileIsRefused(String file) {
    assertThatThrownBy(() -> read(file)).isInstanceOf(InvalidField.class).hasMessageContaining("vacío");
  }

  @Test
  void otherEncodingsAreRefused() {
    for (Charset other : List.of(ISO_8859_1, UTF_16, UTF_16LE)) {
      assertThatThrownBy(() -> read("clave,texto\na1,Ñandú".getBytes(other))).isInstanceOf(InvalidField.class).hasMessageContaining("UTF-8");
    }
  }

  @Test
  void headerAloneLoadsNothing() {
    assertThat(read("clave,texto\n").report(0)).isEqualTo(new ImportReport(0, 0, List.of()));
  }

  private static CsvImport<String> read(String file) {
    return read(file.getBytes(UTF_8));
  }

  private static CsvImport<String> read(byte[] file) {
    return CsvImport.read(file, COLUMNS, line -> line.required("clave", 10) + ":" + line.optional("texto", 40),
        text -> text.substring(0, text.indexOf(':')));
  }
}
