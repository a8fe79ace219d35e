package mx.semaforo.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import mx.semaforo.ticket.InvalidField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Which files pass, whatever their name says. */
class AttachmentLimitsTest {

  private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  private static final String PNG = "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR";
  private static final String ZIP = "PK\3\4\24\0\0\0\10\0";

  private final AttachmentLimits limits = new AttachmentLimits(DataSize.ofKilobytes(1),
      List.of("application/pdf", "image/png", "image/jpeg", "text/plain", "text/csv", "application/xml", WORD));

  @Test
  void contentDecidesTheType() {
    assertThat(type("a.pdf", "%PDF-1.7\n")).isEqualTo("application/pdf");
    assertThat(type("CAPTURA.PNG", PNG)).isEqualTo("image/png");
    assertThat(type("captura.jpg", PNG)).isEqualTo("image/png");
    assertThat(type("nota.txt", "Se descompuso el equipo")).isEqualTo("text/plain");
    assertThat(type("gastos.csv", "concepto,monto\n")).isEqualTo("text/csv");
    assertThat(type("factura.xml", "<?xml version=\"1.0\"?><cfdi:Comprobante xmlns:cfdi=\"http://www.sat.gob.mx/cfd/4\"/>"))
        .isEqualTo("application/xml");
    assertThat(type("acta.docx", ZIP)).isEqualTo(WORD);
  }

  @Test
  void whateverIsNotAllowedIsRefusedByContentOrByName() {
    refused("pagina.html", "<html><script>alert(1)</script></html>");
    refused("pagina.pdf", "<html><script>alert(1)</script></html>");
    refused("dibujo.xml", "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>");
    refused("programa.png", "MZ\u0090\0\3\0\0\0\4\0\0\0");
    refused("ruido.pdf", "\1\2\3\4\5\6\7");
    refused("captura.exe", PNG);
    refused("nota.bat", "del *.*");
    refused("todo.zip", ZIP);
    refused("sin-extension", "%PDF-1.7\n");
  }

  @Test
  void refusalSaysWhatIsAllowed() {
    assertThatThrownBy(() -> type("todo.zip", ZIP)).hasMessageContaining("«todo.zip»").hasMessageContaining(".pdf, .png, .jpg");
  }

  @Test
  void emptyAndTooLargeFilesAreRefused() {
    assertThatThrownBy(() -> type("nota.txt", "")).isInstanceOf(InvalidField.class).hasMessageContaining("vacío");
    assertThatThrownBy(() -> type("nota.txt", "a".repeat(1025))).isInstanceOf(InvalidField.class).hasMessageContaining("grande");
    assertThat(type("nota.txt", "a".repeat(1024))).isEqualTo("text/plain");
  }

  @ParameterizedTest
  @CsvSource({"factura.pdf,factura.pdf", "../../etc/factura.pdf,factura.pdf", "C:\\Users\\luis\\factura.pdf,factura.pdf", "' acta .txt ',acta .txt",
      "Notificacio\u0301n.pdf,Notificación.pdf"})
  void nameIsKeptWithoutItsPath(String sent, String name) {
    assertThat(limits.name(sent)).isEqualTo(name);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", ".", "..", "a/", "a\0.pdf", "a\r\nSet-Cookie: x.pdf", "fdp\u202Eexe.pdf", "a\u2028.pdf"})
  void hostileNameIsRefused(String sent) {
    assertThatThrownBy(() -> limits.name(sent)).isInstanceOfSatisfying(InvalidField.class, e -> assertThat(e.field()).isEqualTo("file"));
  }

  @Test
  void nameHasItsLimit() {
    assertThat(limits.name("n".repeat(200))).hasSize(200);
    assertThatThrownBy(() -> limits.name("n".repeat(201))).isInstanceOf(InvalidField.class);
  }

  private String type(String name, String content) {
    return limits.mediaType(name, content.getBytes(ISO_8859_1));
  }

  private void refused(String name, String content) {
    assertThatThrownBy(() -> type(name, content)).as(name).isInstanceOf(InvalidField.class);
  }
}
