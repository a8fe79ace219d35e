package mx.semaforo.knowledge;

import java.util.Map;
import org.springframework.boot.autoconfigure.orm.jpa.HibernatePropertiesCustomizer;
import org.springframework.stereotype.Component;

/** Tells Hibernate Search of the mapping and of the language; which server or folder it uses is in the settings. */
@Component
class IndexSettings implements HibernatePropertiesCustomizer {

  private final SpanishText spanish;
  private final IndexFailures failures;

  IndexSettings(SpanishText spanish, IndexFailures failures) {
    this.spanish = spanish;
    this.failures = failures;
  }

  @Override
  public void customize(Map<String, Object> properties) {
    properties.put("hibernate.search.mapping.configurer", new SolvedCases());
    properties.put("hibernate.search.backend.analysis.configurer", spanish);
    properties.put("hibernate.search.background_failure_handler", failures);
  }
}
