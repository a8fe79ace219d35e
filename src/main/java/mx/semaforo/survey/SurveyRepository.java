package mx.semaforo.survey;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface SurveyRepository extends Repository<Survey, String> {

  Survey save(Survey survey);

  Optional<Survey> findById(String token);

  List<Survey> findByFolioAndClosedAtIsNull(String folio);
}
