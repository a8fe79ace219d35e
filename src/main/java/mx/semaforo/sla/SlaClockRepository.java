package mx.semaforo.sla;

import java.util.List;
import org.springframework.data.repository.Repository;

interface SlaClockRepository extends Repository<SlaClock, Long> {

  SlaClock save(SlaClock clock);

  List<SlaClock> findByFolioOrderByNameAscCycleAsc(String folio);
}
