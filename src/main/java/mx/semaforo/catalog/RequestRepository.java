package mx.semaforo.catalog;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface RequestRepository extends Repository<Request, String> {

  Request save(Request request);

  Optional<Request> findById(String folio);
}
