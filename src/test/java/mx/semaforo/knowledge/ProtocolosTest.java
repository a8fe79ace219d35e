package mx.semaforo.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.ParseException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands in {@code bpmn/protocolos} is complete enough to be followed by somebody new. */
class ProtocolosTest {

  private final Protocols protocols;

  ProtocolosTest() throws IOException {
    protocols = new Protocols();
  }

  @Test
  void everyFileIsRead() {
    assertThat(protocols.problems()).isEmpty();
    assertThat(protocols.all()).hasSizeGreaterThanOrEqualTo(12);
  }

  @Test
  void everyProtocolSaysWhatToAskTheStepsAndWhenToEscalate() {
    assertThat(protocols.all()).allSatisfy(protocol -> {
      assertThat(protocol.symptoms()).as(protocol.id()).hasSizeGreaterThanOrEqualTo(3);
      assertThat(protocol.text()).as(protocol.id()).contains("## Qué preguntar", "## Pasos\n\n1. ", "## Cuándo escalar");
    });
  }

  @Test
  void whateverIsProposedSaysWhy() throws IOException, ParseException {
    ProtocolSearch search = new ProtocolSearch(protocols, new SpanishText());
    assertThat(Stream.concat(Retrieval.tickets().stream().map(each -> search.find(new Wording(each.subject(), each.description()), each.category())),
        Stream.of(search.find(new Wording("No imprime <img src=x onerror=alert(2)>", "Desde ayer <script>alert(1)</script>"), "IMPRESORA"))))
        .allSatisfy(proposed -> assertThat(proposed).isNotEmpty().allSatisfy(each -> assertThat(each.why()).isNotBlank()));
  }

  @Test
  void everyCategoryButOtherHasAProtocol() {
    List<String> covered = protocols.all().stream().flatMap(protocol -> protocol.categories().stream()).distinct().toList();
    assertThat(covered).containsAll(Protocols.categories().stream().filter(category -> !category.equals("OTRO")).toList());
    assertThat(Protocols.categories()).contains("CORREO", "OTRO").hasSizeGreaterThanOrEqualTo(10);
  }
}
