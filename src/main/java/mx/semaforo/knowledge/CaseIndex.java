package mx.semaforo.knowledge;

import jakarta.annotation.PreDestroy;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import mx.semaforo.knowledge.IndexProgress.State;
import mx.semaforo.ticket.Ticket;
import org.apache.lucene.store.LockObtainFailedException;
import org.hibernate.search.backend.lucene.LuceneBackend;
import org.hibernate.search.mapper.orm.Search;
import org.hibernate.search.mapper.orm.mapping.SearchMapping;
import org.hibernate.search.mapper.orm.schema.management.SearchSchemaManager;
import org.hibernate.search.mapper.orm.session.SearchSession;
import org.hibernate.search.mapper.pojo.work.IndexingPlanSynchronizationStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The index of solved cases: a copy that can be made again from the database at any time. It is compared with the
 * database when the desk starts, and made again where they differ; nothing waits for it.
 */
@Component
class CaseIndex {

  private static final Logger LOG = LoggerFactory.getLogger(CaseIndex.class);
  private static final int AT_ONCE = 500;

  private final EntityManager entities;
  private final TransactionTemplate transaction;
  private final IndexFailures failures;
  private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
    Thread thread = new Thread(work, "indice-de-casos");
    thread.setDaemon(true);
    return thread;
  });
  private final AtomicReference<IndexProgress> progress = new AtomicReference<>(IndexProgress.STARTED);

  CaseIndex(EntityManager entities, TransactionTemplate transaction, IndexFailures failures) {
    this.entities = entities;
    this.transaction = transaction;
    this.failures = failures;
  }

  @EventListener(ApplicationReadyEvent.class)
  void compareWithDatabase() {
    inBackground(() -> {
      long indexed = prepare(mapping().backend() instanceof LuceneBackend);
      long cases = cases();
      if (cases != indexed) {
        LOG.info("El índice tiene {} casos resueltos y la base {}: se reconstruye", indexed, cases);
        rebuild();
      } else {
        progress.set(new IndexProgress(State.LISTO, cases, cases));
      }
    });
  }

  /** Starts at once, in the background; while one is under way there is no second one. */
  IndexProgress startRebuild() {
    IndexProgress before = progress.get();
    if (before.state() != State.RECONSTRUYENDO && progress.compareAndSet(before, IndexProgress.STARTED)) {
      inBackground(() -> {
        prepare(true);
        rebuild();
      });
    }
    return progress.get();
  }

  IndexProgress progress() {
    return progress.get();
  }

  /** What an answer out of this index may lack, in Spanish; null for nothing. */
  String missing() {
    return switch (progress.get().state()) {
      case RECONSTRUYENDO -> "El índice de casos se está reconstruyendo (%d %%): puede faltar alguno.".formatted(progress.get().percent());
      case FALLO -> "El índice de casos no está completo: pueden faltar algunos. La supervisión puede reconstruirlo.";
      case LISTO -> failures.last() == null ? null
          : "Al índice le faltan casos recientes: no se pudieron guardar. La supervisión puede reconstruirlo.";
    };
  }

  /** Something could not be written, and only a rebuild puts it right. */
  boolean needsRebuild() {
    return progress.get().state() == State.FALLO || failures.last() != null;
  }

  long indexed() {
    return transaction.execute(status -> Search.session(entities).search(Ticket.class).where(f -> f.matchAll()).fetchTotalHitCount());
  }

  private void inBackground(Runnable work) {
    worker.execute(() -> {
      try {
        work.run();
      } catch (RuntimeException e) {
        failed(e);
      }
    });
  }

  /**
   * Leaves an index that can be read.
   *
   * @param replace whether one that cannot is thrown away: this node's own always, that of all nodes only when asked for
   * @return how many cases it has
   */
  private long prepare(boolean replace) {
    SearchSchemaManager schema = mapping().scope(Ticket.class).schemaManager();
    try {
      schema.createOrUpdate();
      return indexed();
    } catch (RuntimeException unreadable) {
      boolean inUse = NestedExceptionUtils.getMostSpecificCause(unreadable) instanceof LockObtainFailedException;
      if (!replace || inUse || worker.isShutdown()) {
        throw unreadable;
      }
      LOG.warn("El índice de casos resueltos no se puede leer: se hace uno nuevo. {}", unreadable.toString());
      schema.dropAndCreate();
      return 0;
    }
  }

  private SearchMapping mapping() {
    return Search.mapping(entities.getEntityManagerFactory());
  }

  private long cases() {
    return entities.createQuery("select count(t) from Ticket t where t.solvedAt is not null and t.solution is not null", Long.class)
        .getSingleResult();
  }

  /** Writes every case over itself, so that searches find what they found before all the while. */
  private void rebuild() {
    failures.forget();
    long total = entities.createQuery("select count(t) from Ticket t where t.solution is not null", Long.class).getSingleResult();
    progress.set(new IndexProgress(State.RECONSTRUYENDO, 0, total));
    String last = "";
    for (long done = 0; last != null; ) {
      String from = last;
      List<String> written = transaction.execute(status -> write(from));
      done += written.size();
      last = written.size() < AT_ONCE ? null : written.get(written.size() - 1);
      progress.set(new IndexProgress(State.RECONSTRUYENDO, done, Math.max(done, total)));
    }
    progress.set(new IndexProgress(State.LISTO, progress.get().done(), progress.get().done()));
    LOG.info("El índice de casos resueltos está completo: {} revisados", progress.get().done());
  }

  /** Tickets that were solved and are not any more are among them: their documents go. */
  private List<String> write(String after) {
    SearchSession session = Search.session(entities);
    session.indexingPlanSynchronizationStrategy(IndexingPlanSynchronizationStrategy.writeSync());
    List<Ticket> page = entities.createQuery("select t from Ticket t where t.solution is not null and t.folio > :after order by t.folio", Ticket.class)
        .setParameter("after", after).setMaxResults(AT_ONCE).getResultList();
    page.forEach(session.indexingPlan()::addOrUpdate);
    return page.stream().map(Ticket::folio).toList();
  }

  private void failed(RuntimeException cause) {
    if (worker.isShutdown()) {
      return;
    }
    IndexProgress reached = progress.get();
    progress.set(new IndexProgress(State.FALLO, reached.done(), reached.total()));
    LOG.warn("No se pudo poner al día el índice de casos resueltos; la mesa sigue y la supervisión puede reconstruirlo", cause);
  }

  @PreDestroy
  void stop() throws InterruptedException {
    worker.shutdownNow();
    worker.awaitTermination(5, TimeUnit.SECONDS);
  }
}
