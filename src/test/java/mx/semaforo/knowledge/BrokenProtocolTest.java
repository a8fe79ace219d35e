package mx.semaforo.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A mistake in one protocol is told where it is, and the desk runs with the others. */
@ExtendWith(OutputCaptureExtension.class)
class BrokenProtocolTest extends SmallDesk {

  private static final String TOLD = "bpmn/protocolos/roto.md, renglón 3: no conozco la categoría «WIFI»";

  @Test
  void isLeftOutAndToldInTheLogAndTheHealth(@TempDir Path folder, CapturedOutput log) throws Exception {
    Files.writeString(Files.createDirectories(folder.resolve("bpmn/protocolos")).resolve("roto.md"), """
        ---
        titulo: Roto
        categorias: [WIFI]
        sintomas: [no hay zumbido]
        ---
        1. Revisa.
        """);
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader more = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
      Thread.currentThread().setContextClassLoader(more);
      start("demo,test");
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }

    Health health = context.getBean(KnowledgeHealth.class).health();
    assertThat(health.getStatus()).isEqualTo(KnowledgeHealth.LOOK);
    assertThat(health.getDetails().get("problems").toString()).contains(TOLD);
    assertThat(log).contains("Un protocolo se queda fuera hasta que se corrija: " + TOLD);
    Knowledge knowledge = context.getBean(Knowledge.class);
    assertThat(knowledge.protocol("roto")).isEmpty();
    assertThat(knowledge.search("impresora", SUPERVISOR).protocols()).isNotEmpty();
  }
}
