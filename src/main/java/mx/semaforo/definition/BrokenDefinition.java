package mx.semaforo.definition;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A file an analyst has to correct; the message says file, line where known, reason and what to do. */
public final class BrokenDefinition extends RuntimeException {

  private final String file;
  private final Integer line;
  private final String reason;

  /** @param line from 1, or null where the reason says the place */
  public BrokenDefinition(String file, Integer line, String reason) {
    super("%s%s: %s".formatted(file, line == null ? "" : ", línea " + line, reason));
    this.file = file;
    this.line = line;
    this.reason = reason;
  }

  public String file() {
    return file;
  }

  public Integer line() {
    return line;
  }

  public String reason() {
    return reason;
  }

  /** Shows where and why instead of a stack trace, for a file without which the desk does not start. */
  static class Analyzer extends AbstractFailureAnalyzer<BrokenDefinition> {

    @Override
    protected FailureAnalysis analyze(Throwable root, BrokenDefinition broken) {
      return new FailureAnalysis(broken.getMessage(), "Corrige el archivo en bpmn/ y vuelve a arrancar.", broken);
    }
  }
}
