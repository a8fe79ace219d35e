package mx.semaforo.directory;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface EmployeeRepository extends Repository<EmployeeRow, String> {

  EmployeeRow save(EmployeeRow employee);

  Optional<EmployeeRow> findById(String login);

  long count();

  /** Everybody, and nobody else changes them meanwhile: two files together could close a circle that neither has. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select e from EmployeeRow e order by e.login")
  List<EmployeeRow> lockAll();

  @Query("""
      select e from EmployeeRow e where e.login > :after
      and (locate(:q, lower(e.login)) > 0 or locate(:q, lower(e.name)) > 0 or locate(:q, lower(e.area)) > 0) order by e.login""")
  List<EmployeeRow> page(String after, String q, Limit limit);
}
