package mx.semaforo.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.descriptor.java.Immutability;

/** What was asked for under a folio, and what the catalogue promised then; later edits of the folder do not touch it. */
@Entity
@Table(name = "service_request")
public class Request {

  @Id
  private String folio;
  private String agreement;
  private String supportGroup;
  @Column(name = "form_values")
  @Convert(converter = JsonColumn.class)
  @Mutability(Immutability.class)
  private Map<String, Object> values;
  @Version
  @Column(name = "row_version")
  private Integer version;

  protected Request() {}

  Request(String folio, String agreement, String supportGroup, Map<String, Object> values) {
    this.folio = folio;
    this.agreement = agreement;
    this.supportGroup = supportGroup;
    this.values = new LinkedHashMap<>(values);
  }

  void record(Map<String, Object> more) {
    Map<String, Object> all = new LinkedHashMap<>(values);
    all.putAll(more);
    values = all;
  }

  /** Word by which the table of agreements knows what the service promises. */
  public String agreement() {
    return agreement;
  }

  /** Who attends the service. */
  public String group() {
    return supportGroup;
  }

  /** What was written in the service's forms so far, by field. */
  public Map<String, Object> values() {
    return values;
  }
}
