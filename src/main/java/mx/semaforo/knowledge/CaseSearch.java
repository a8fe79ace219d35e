package mx.semaforo.knowledge;

import static mx.semaforo.knowledge.SolvedCases.ASSIGNEE;
import static mx.semaforo.knowledge.SolvedCases.CATEGORY;
import static mx.semaforo.knowledge.SolvedCases.CATEGORY_WORDS;
import static mx.semaforo.knowledge.SolvedCases.CONFIDENTIAL;
import static mx.semaforo.knowledge.SolvedCases.DESCRIPTION;
import static mx.semaforo.knowledge.SolvedCases.GROUP;
import static mx.semaforo.knowledge.SolvedCases.REQUESTER;
import static mx.semaforo.knowledge.SolvedCases.SOLUTION;
import static mx.semaforo.knowledge.SolvedCases.SUBJECT;

import jakarta.persistence.EntityManager;
import java.util.List;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.Ticket;
import mx.semaforo.ticket.Tickets;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.hibernate.search.mapper.orm.Search;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds solved tickets by their words, among those that whoever asks may see. */
@Component
class CaseSearch {

  private static final Logger LOG = LoggerFactory.getLogger(CaseSearch.class);

  private static final int BEST = 5;
  /** Those that the index still has and the table no longer allows fall out of these. */
  private static final int CANDIDATES = 2 * BEST;
  /** Of what was shared with somebody beside their groups, the newest are looked through. */
  private static final int SHARED = 500;
  private static final float SUBJECT_WEIGHT = 2;
  private static final float SOLUTION_WEIGHT = 0.5f;
  private static final float MISSPELT = 0.5f;
  private static final float SAME_CATEGORY = 2;

  private final EntityManager entities;
  private final Tickets tickets;
  private final CaseIndex index;

  CaseSearch(EntityManager entities, Tickets tickets, CaseIndex index) {
    this.entities = entities;
    this.tickets = tickets;
    this.index = index;
  }

  /**
   * @param category whose cases come first among equals, or null
   * @param except folio of the ticket for which cases are looked for, or null
   */
  @Transactional(readOnly = true)
  public Cases find(Wording wording, String category, String except, Person person) {
    List<String> shared = tickets.sharedWith(person.id(), SHARED);
    try {
      List<SimilarCase> found = Search.session(entities).search(Ticket.class)
          .select(f -> f.composite().from(f.entity(), f.score()).as(Hit::new))
          .where(f -> query(f, wording, category, except, visible(f, person, shared)))
          .fetchHits(CANDIDATES).stream()
          .filter(hit -> mayBeShown(hit.ticket(), person)).map(Hit::similar).limit(BEST).toList();
      return new Cases(found, index.missing());
    } catch (RuntimeException e) {
      LOG.warn("No se puede buscar en el índice de casos resueltos; la mesa sigue sin sugerirlos: {}", e.toString());
      return new Cases(List.of(), "No se pudieron buscar casos parecidos: el índice no responde. La supervisión puede reconstruirlo.");
    }
  }

  private record Hit(Ticket ticket, float score) {

    SimilarCase similar() {
      return new SimilarCase(ticket.folio(), ticket.subject(), ticket.solution(), Math.round(score * 10) / 10.0);
    }
  }

  private static PredicateFinalStep query(SearchPredicateFactory f, Wording wording, String category, String except,
      PredicateFinalStep visible) {
    var query = f.bool()
        .must(about(f, wording))
        .filter(visible);
    if (category != null) {
      query.should(f.match().field(CATEGORY).matching(category).constantScore().boost(SAME_CATEGORY));
    }
    if (except != null) {
      query.mustNot(f.id().matching(except));
    }
    return query;
  }

  private static PredicateFinalStep about(SearchPredicateFactory f, Wording wording) {
    return f.bool()
        .should(f.match().field(SUBJECT).boost(SUBJECT_WEIGHT).field(DESCRIPTION).field(SOLUTION).boost(SOLUTION_WEIGHT)
            .field(CATEGORY_WORDS).matching(wording.text()))
        .should(f.match().field(SUBJECT).field(DESCRIPTION).matching(wording.subject()).fuzzy(1, 1).analyzer(SpanishText.WORDS).boost(MISSPELT));
  }

  /**
   * Which cases this person may see, as far as the index knows: the rule of {@link Tickets#isVisibleTo}. The index may
   * be behind, so that rule is asked again of each row that is shown.
   */
  private static PredicateFinalStep visible(SearchPredicateFactory f, Person person, List<String> shared) {
    var reasons = f.bool()
        .should(f.match().field(REQUESTER).matching(person.id()))
        .should(f.match().field(ASSIGNEE).matching(person.id()));
    person.groups().forEach(group -> reasons.should(f.match().field(GROUP).matching(group)));
    if (!shared.isEmpty()) {
      reasons.should(f.id().matchingAny(shared));
    }
    if (person.seesAll()) {
      reasons.should(f.match().field(CONFIDENTIAL).matching(false));
    }
    return reasons;
  }

  private boolean mayBeShown(Ticket ticket, Person person) {
    return SolvedCases.isCase(ticket) && tickets.isVisibleTo(ticket, person);
  }
}
