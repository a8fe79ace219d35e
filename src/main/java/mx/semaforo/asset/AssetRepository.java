package mx.semaforo.asset;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AssetRepository extends Repository<AssetRow, String> {

  AssetRow save(AssetRow asset);

  Optional<AssetRow> findById(String tag);

  List<AssetRow> findByAssignedToOrderByTag(String login);

  long count();

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select a from AssetRow a order by a.tag")
  List<AssetRow> lockAll();

  @Query("select a from AssetRow a where a.tag > :after order by a.tag")
  List<AssetRow> page(String after, Limit limit);

  @Query("select a from AssetRow a where a.assignedTo = :login and a.tag > :after order by a.tag")
  List<AssetRow> pageOf(String login, String after, Limit limit);
}
