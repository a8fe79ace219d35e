package mx.semaforo.ticket;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface TicketRepository extends Repository<Ticket, String> {

  Ticket save(Ticket ticket);

  Optional<Ticket> findById(String folio);

  List<Ticket> findByFolioIn(Collection<String> folios);

  @Query("select count(r) > 0 from TicketReader r where r.key.folio = :folio and r.key.person = :person")
  boolean isReader(String folio, String person);

  @Query("select r.key.folio from TicketReader r where r.key.person = :person order by r.key.folio desc")
  List<String> readBy(String person, Limit limit);

  /** Pairs of assignee and number. */
  @Query("select t.assignee, count(t) from Ticket t where t.assignee in :people and t.state in :states group by t.assignee")
  List<Object[]> loads(Collection<String> people, Collection<DeskState> states);

  @Query("select t.folio from Ticket t where t.closedAt is null and t.folio > :after order by t.folio")
  List<String> open(String after, Limit limit);

  @Query("select t.folio from Ticket t where t.closedAt is null and t.supportGroup = :group and t.folio > :after order by t.folio")
  List<String> openOf(String group, String after, Limit limit);
}
