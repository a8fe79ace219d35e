package mx.semaforo.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class BrokenDefinitionTest {

  @Test
  void aStartThatFailsForAFileSaysWhichLineInsteadOfAStackTrace() {
    BrokenDefinition broken = new BrokenDefinition("asignacion.yaml", 3, "no existe el grupo «mesa-n9»; escribe su clave, como mesa-n2");

    FailureAnalysis shown = new BrokenDefinition.Analyzer().analyze(new BeanCreationException("turns", "No se pudo crear", broken));

    assertThat(shown.getDescription()).isEqualTo("asignacion.yaml, línea 3: no existe el grupo «mesa-n9»; escribe su clave, como mesa-n2");
    assertThat(shown.getAction()).isEqualTo("Corrige el archivo en bpmn/ y vuelve a arrancar.");
    assertThat(SpringFactoriesLoader.loadFactoryNames(FailureAnalyzer.class, null)).contains(BrokenDefinition.Analyzer.class.getName());
  }
}
