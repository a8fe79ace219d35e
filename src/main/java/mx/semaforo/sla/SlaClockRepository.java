package mx.semaforo.sla;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SlaClockRepository extends Repository<SlaClock, Long> {

  SlaClock save(SlaClock clock);

  /** With the segments of all of them in the same statement. */
  @Query("select c from SlaClock c join fetch c.segments where c.folio in :folios")
  List<SlaClock> started(Collection<String> folios);

  List<SlaClock> findByFolioOrderByNameAscCycleAsc(String folio);
}
