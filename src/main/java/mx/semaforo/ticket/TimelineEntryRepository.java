package mx.semaforo.ticket;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import mx.semaforo.ticket.TimelineEntry.Visibility;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface TimelineEntryRepository extends Repository<TimelineEntry, Long> {

  TimelineEntry save(TimelineEntry entry);

  @Query("""
      select e from TimelineEntry e
      where e.folio = :folio and e.visibility in :visibilities and (e.at > :at or e.at = :at and e.id > :id)
      order by e.at, e.id""")
  List<TimelineEntry> page(String folio, Collection<Visibility> visibilities, Instant at, long id, Limit limit);

  @Query("select distinct e.actor from TimelineEntry e where e.folio = :folio and e.visibility in :visibilities")
  Set<String> actors(String folio, Collection<Visibility> visibilities);
}
