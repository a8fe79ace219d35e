package mx.semaforo.approval;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import mx.semaforo.approval.Approval.State;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ApprovalRepository extends Repository<Approval, Long> {

  Approval save(Approval approval);

  Optional<Approval> findById(Long id);

  Optional<Approval> findByToken(String token);

  List<Approval> findByFolioOrderByRoundAscLevelAscIdAsc(String folio);

  List<Approval> findByFolioAndStateOrderByLevelAscIdAsc(String folio, State state);

  @Query("select coalesce(max(a.round), 0) from Approval a where a.folio = :folio")
  int lastRound(String folio);

  @Query("""
      select a from Approval a where a.state = 'PENDIENTE' and a.requestedAt is not null
      and (a.approver = :login or a.role in :roles) order by a.requestedAt, a.id""")
  List<Approval> awaiting(String login, Collection<String> roles);
}
