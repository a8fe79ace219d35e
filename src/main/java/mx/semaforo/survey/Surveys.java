package mx.semaforo.survey;

import java.time.Clock;
import java.util.Optional;
import mx.semaforo.security.LinkToken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens, sends and closes the survey of a folio; at most one is open at a time, so an old link rates nothing. */
@Component
@Transactional
public class Surveys {

  private final SurveyRepository surveys;
  private final Clock clock;

  Surveys(SurveyRepository surveys, Clock clock) {
    this.surveys = surveys;
    this.clock = clock;
  }

  /** For a new solution; replaces what was open. */
  public Survey open(String folio) {
    expire(folio);
    return surveys.save(new Survey(LinkToken.next(), folio, clock.instant()));
  }

  public Optional<Survey> find(String token) {
    return surveys.findById(token);
  }

  /** The survey is on its way to the requester. */
  public Survey send(String folio) {
    Survey survey = current(folio).orElseGet(() -> open(folio));
    survey.send(clock.instant());
    return survey;
  }

  public void rate(String folio, int rating, String comment) {
    current(folio).orElseGet(() -> open(folio)).rate(rating, comment, clock.instant());
  }

  /** Nobody will rate any more. */
  public void expire(String folio) {
    surveys.findByFolioAndClosedAtIsNull(folio).forEach(survey -> survey.expire(clock.instant()));
  }

  private Optional<Survey> current(String folio) {
    return surveys.findByFolioAndClosedAtIsNull(folio).stream().findFirst();
  }
}
