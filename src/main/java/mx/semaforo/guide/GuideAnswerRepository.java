package mx.semaforo.guide;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mx.semaforo.guide.GuideAnswerRow.Key;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface GuideAnswerRepository extends Repository<GuideAnswerRow, Key> {

  GuideAnswerRow save(GuideAnswerRow answer);

  Optional<GuideAnswerRow> findById(Key key);

  @Query("select a from GuideAnswerRow a where a.key.folio = :folio order by a.key.workCycle, a.key.question")
  List<GuideAnswerRow> of(String folio);

  /** Triples of question, answer and number. */
  @Query("""
      select a.key.question, a.answer, count(a) from GuideAnswerRow a where a.answeredAt >= :from and a.answeredAt < :to
      group by a.key.question, a.answer""")
  List<Object[]> count(Instant from, Instant to);
}
