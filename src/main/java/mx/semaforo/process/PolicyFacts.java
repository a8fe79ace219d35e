package mx.semaforo.process;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import mx.semaforo.asset.Asset;
import mx.semaforo.asset.AssetRegister;
import mx.semaforo.catalog.Offering;
import mx.semaforo.catalog.RequestForm;
import mx.semaforo.directory.Directory;
import mx.semaforo.directory.Employee;
import mx.semaforo.ticket.InvalidField;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a service's policies may ask about: the form, who asks, whom and what it concerns, and today. */
@Component
public class PolicyFacts {

  /** What the tables call {@code solicitante}; for the diagram, that is a road sign. */
  static final String REQUESTER = "quienSolicita";

  private final Directory directory;
  private final AssetRegister assets;
  private final Clock clock;
  private final ZoneId zone;

  PolicyFacts(Directory directory, AssetRegister assets, Clock clock, @Value("${semaforo.zone}") ZoneId zone) {
    this.directory = directory;
    this.assets = assets;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * @param values as the offering's form read them
   * @return the form's fields by key, {@code hoy}, {@code quienSolicita}, and where the form names one {@code persona} and {@code activo}
   * @throws InvalidField for a person whom the directory or a tag that the register does not know
   */
  public Map<String, Object> of(Offering offering, Map<String, Object> values, String requester) {
    RequestForm form = offering.form();
    Map<String, Object> facts = new HashMap<>(form.facts(values));
    facts.put("hoy", LocalDate.ofInstant(clock.instant(), zone));
    facts.put(REQUESTER, person(requester));
    form.keyMeaning("persona").filter(values::containsKey).ifPresent(key -> facts.put("persona", known(key, (String) values.get(key))));
    form.keyMeaning("equipo").filter(values::containsKey).ifPresent(key -> facts.put("activo", asset(key, (String) values.get(key))));
    return facts;
  }

  /** Somebody outside of the directory is nobody's chief and not in active service. */
  private Map<String, Object> person(String login) {
    return directory.find(login).map(this::facts).orElseGet(() -> facts(new Employee(login, login, null, null, false, null, null, null)));
  }

  private Map<String, Object> known(String field, String login) {
    return directory.find(login).map(this::facts).orElseThrow(() -> new InvalidField(field,
        "El directorio de la empresa no conoce a «%s»: escribe su usuario.".formatted(Field.shortened(login))));
  }

  private Map<String, Object> facts(Employee employee) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("usuario", employee.login());
    facts.put("nombre", employee.name());
    facts.put("area", employee.area());
    facts.put("jefe", employee.chief());
    facts.put("activo", employee.active());
    facts.put("esJefe", directory.isChief(employee.login()));
    return facts;
  }

  private Map<String, Object> asset(String field, String tag) {
    Asset asset = assets.find(tag).orElseThrow(() -> new InvalidField(field,
        "No hay un equipo con la etiqueta «%s»: cópiala de la que trae pegada.".formatted(Field.shortened(tag))));
    Map<String, Object> facts = new HashMap<>();
    facts.put("etiqueta", asset.tag());
    facts.put("tipo", asset.kind());
    facts.put("modelo", asset.model());
    facts.put("asignadoA", asset.assignedTo());
    return facts;
  }
}
