package mx.semaforo.assignment;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AgentProfileRepository extends Repository<AgentProfileRow, String> {

  AgentProfileRow save(AgentProfileRow profile);

  Optional<AgentProfileRow> findById(String login);

  @Query("select distinct p from AgentProfileRow p left join fetch p.skills where p.login in :logins")
  List<AgentProfileRow> of(Collection<String> logins);

  long count();
}
