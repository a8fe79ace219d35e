package mx.semaforo.catalog;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was asked for, folio by folio. */
@Component
@Transactional
public class Requests {

  private final RequestRepository requests;

  Requests(RequestRepository requests) {
    this.requests = requests;
  }

  /** @param values as the service's form read them */
  public void open(String folio, Offering offering, Map<String, Object> values) {
    requests.save(new Request(folio, offering.agreement(), offering.group(), values));
  }

  /** Empty for an incident. */
  @Transactional(readOnly = true)
  public Optional<Request> find(String folio) {
    return requests.findById(folio);
  }

  /** What a later step or a correction wrote; the same field again takes the place of what it said before. */
  public void record(String folio, Map<String, Object> values) {
    requests.findById(folio).orElseThrow().record(values);
  }
}
