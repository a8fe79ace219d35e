package mx.semaforo.guide;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The five questions that an agent asks of a ticket (source: "Atención de incidentes"), each with its answers. */
enum Question {
  PROTOCOLO("¿hay una guía o protocolo aplicable?", "APLICADO", "el protocolo", "NO_APLICA", "NO_EXISTE"),
  CASO_ANTERIOR("¿hay un caso anterior documentado?", "SIRVIO", "el folio", "NO_SIRVIO", "NO_HAY"),
  PERSONA("¿es mi especialidad y mi fortaleza?", "ENTREGADO", "a quién", "SOY_LA_PERSONA"),
  ESCALAMIENTO("¿cuándo se escala?", null, null, "SIGO", "ESCALO"),
  SIGUIENTE_NIVEL("¿hay soporte del siguiente nivel a quien informar?", null, null, "INFORMADO", "NO_HACE_FALTA");

  private final String text;
  private final String referring;
  private final String reference;
  private final List<String> others;

  Question(String text, String referring, String reference, String... others) {
    this.text = text;
    this.referring = referring;
    this.reference = reference;
    this.others = List.of(others);
  }

  /** @param number from 1 */
  static Optional<Question> of(int number) {
    return Arrays.stream(values()).filter(question -> question.number() == number).findFirst();
  }

  int number() {
    return ordinal() + 1;
  }

  String text() {
    return text;
  }

  List<String> answers() {
    return referring == null ? others : Stream.concat(Stream.of(referring), others.stream()).toList();
  }

  /** What an answer points at, in words; empty for one that stands for itself. */
  Optional<String> reference(String answer) {
    return answer.equals(referring) ? Optional.of(reference) : Optional.empty();
  }
}
