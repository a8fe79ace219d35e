package mx.semaforo.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.orm.jpa.HibernatePropertiesCustomizer;
import org.springframework.stereotype.Component;

/**
 * Tells Hibernate Search of the mapping and of the language; which server or folder it uses is in the settings. A folder
 * that cannot be used would keep the desk from starting: then the index lives in memory and is filled from the database.
 */
@Component
class IndexSettings implements HibernatePropertiesCustomizer {

  private static final Logger LOG = LoggerFactory.getLogger(IndexSettings.class);
  private static final String DIRECTORY = "hibernate.search.backend.directory.type";
  private static final String ROOT = "hibernate.search.backend.directory.root";

  private final SpanishText spanish;
  private final IndexFailures failures;

  IndexSettings(SpanishText spanish, IndexFailures failures) {
    this.spanish = spanish;
    this.failures = failures;
  }

  @Override
  public void customize(Map<String, Object> settings) {
    settings.put("hibernate.search.mapping.configurer", new SolvedCases());
    settings.put("hibernate.search.backend.analysis.configurer", spanish);
    settings.put("hibernate.search.background_failure_handler", failures);
    if ("local-filesystem".equals(settings.get(DIRECTORY)) && !usable(Path.of((String) settings.get(ROOT), SolvedCases.INDEX))) {
      settings.put(DIRECTORY, "local-heap");
    }
  }

  private static boolean usable(Path folder) {
    try {
      if (Files.isWritable(Files.createDirectories(folder))) {
        return true;
      }
      LOG.warn("No se puede escribir en {}: el índice de casos resueltos vivirá en memoria. Corrige SEMAFORO_INDEX_DIR", folder);
    } catch (IOException e) {
      LOG.warn("No se puede usar la carpeta del índice de casos resueltos; vivirá en memoria. Corrige SEMAFORO_INDEX_DIR: {}", e.toString());
    }
    return false;
  }
}
