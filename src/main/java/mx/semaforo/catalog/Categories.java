package mx.semaforo.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What tickets are about: the categories that the form of an incident offers, and those of the services. */
@Component
public class Categories {

  private static final String FORM = "bpmn/formularios/reportar-incidente.form";
  private static final String FIELD = "categoria";

  private final Catalogue catalogue;
  private final Map<String, String> ofIncidents;

  Categories(Catalogue catalogue) throws IOException {
    this.catalogue = catalogue;
    this.ofIncidents = RequestForm.read(FORM, new ClassPathResource(FORM).getContentAsString(StandardCharsets.UTF_8)).field(FIELD).orElseThrow()
        .options();
  }

  /** For people, by the word in tables and tickets; in the order of the form, then of the services. */
  public Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>(ofIncidents);
    catalogue.offerings().forEach(offering -> labels.putIfAbsent(offering.category(), offering.name()));
    return labels;
  }
}
