package mx.semaforo.sla;

import static java.util.Comparator.comparing;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The clocks of a folio, read once in each transaction: on its way through a diagram a token asks for them again and again. */
@Component
class FolioClocks {

  private static final Comparator<SlaClock> ORDER = comparing((SlaClock clock) -> clock.name().name()).thenComparing(SlaClock::cycle);

  private final EntityManager entities;

  FolioClocks(EntityManager entities) {
    this.entities = entities;
  }

  /** By name and cycle, each with its segments. */
  List<SlaClock> of(String folio) {
    Read read = readHere();
    if (!read.holds(folio, entities)) {
      read.folio = folio;
      read.clocks = new ArrayList<>(entities.createQuery(
          "select distinct c from SlaClock c left join fetch c.segments where c.folio = :folio", SlaClock.class)
          .setParameter("folio", folio).getResultList());
      read.clocks.sort(ORDER);
    }
    return List.copyOf(read.clocks);
  }

  /** Those of many folios that have started, with all their segments in one statement. */
  List<SlaClock> started(Collection<String> folios) {
    return entities.createQuery("select distinct c from SlaClock c join fetch c.segments where c.folio in :folios", SlaClock.class)
        .setParameter("folios", folios).getResultList();
  }

  void save(SlaClock clock) {
    if (!entities.contains(clock)) {
      entities.persist(clock);
      Read read = readHere();
      if (clock.folio().equals(read.folio)) {
        read.clocks.add(clock);
        read.clocks.sort(ORDER);
      }
    }
  }

  private Read readHere() {
    Read read = (Read) TransactionSynchronizationManager.getResource(this);
    if (read == null) {
      read = new Read();
      if (TransactionSynchronizationManager.isSynchronizationActive()) {
        TransactionSynchronizationManager.bindResource(this, read);
        TransactionSynchronizationManager.registerSynchronization(new ResourceHolderSynchronization<>(read, this) {});
      }
    }
    return read;
  }

  /** The last folio that was asked for; a transaction seldom touches two. */
  private static class Read extends ResourceHolderSupport {

    private String folio;
    private List<SlaClock> clocks;

    boolean holds(String asked, EntityManager entities) {
      return asked.equals(folio) && clocks.stream().allMatch(entities::contains);
    }
  }
}
