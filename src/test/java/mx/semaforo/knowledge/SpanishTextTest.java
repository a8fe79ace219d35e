package mx.semaforo.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that people take for the same become the same. */
class SpanishTextTest {

  @ParameterizedTest
  @CsvSource({"Impresoras, impresora", "CONEXIÓN, conexion", "contraseñas, contrasena", "correos, correo", "lentas, lento"})
  void caseAccentsAndEndingsMakeNoDifference(String one, String other) throws IOException, ParseException {
    SpanishText spanish = new SpanishText();

    assertThat(spanish.wordsOf(one)).isEqualTo(spanish.wordsOf(other)).hasSize(1);
  }

  @Test
  void emptyWordsAreNotLookedFor() throws IOException, ParseException {
    assertThat(new SpanishText().wordsOf("Hola, buenos días: no puedo con la de él, ¿también tú?")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"outlook, correo", "compu, laptop", "pass, contraseña", "wi-fi, internet", "imprimir, impresora"})
  void synonymsAreLookedForToo(String asked, String found) throws IOException, ParseException {
    SpanishText spanish = new SpanishText();

    assertThat(spanish.askedBy(asked)).containsAll(spanish.wordsOf(found));
    assertThat(spanish.wordsOf(asked)).doesNotContainAnyElementsOf(spanish.wordsOf(found));
  }

  @Test
  void aWrongGroupIsToldAndTheOthersStay() throws IOException, ParseException {
    SpanishText spanish = new SpanishText("# nota\n\ncorreo, mail\nsola\nde, para\na => b\n");

    assertThat(spanish.askedBy("mail")).contains("corre");
    assertThat(spanish.problems()).extracting(Problem::line).containsExactly(4, 5, 6);
  }

  @Test
  void withoutSynonymsWordsAreLookedForAsTheyAre() throws IOException, ParseException {
    assertThat(new SpanishText("").askedBy("correo")).isEqualTo(new SpanishText("").wordsOf("correo"));
  }
}
