package mx.semaforo.knowledge;

import mx.semaforo.ticket.Ticket;
import org.hibernate.search.mapper.orm.mapping.HibernateOrmMappingConfigurationContext;
import org.hibernate.search.mapper.orm.mapping.HibernateOrmSearchMappingConfigurer;
import org.hibernate.search.mapper.pojo.bridge.RoutingBridge;
import org.hibernate.search.mapper.pojo.bridge.binding.RoutingBindingContext;
import org.hibernate.search.mapper.pojo.bridge.mapping.programmatic.RoutingBinder;
import org.hibernate.search.mapper.pojo.bridge.runtime.RoutingBridgeRouteContext;
import org.hibernate.search.mapper.pojo.mapping.definition.programmatic.TypeMappingStep;
import org.hibernate.search.mapper.pojo.route.DocumentRoutes;

/** What the index keeps of a ticket, told from here so that the ticket knows of no index: only while it is solved. */
class SolvedCases implements HibernateOrmSearchMappingConfigurer {

  /** Another number whenever something else is kept of a ticket: then the next start begins another index and fills it. */
  static final String INDEX = "casos-2";

  static final String SUBJECT = "subject";
  static final String DESCRIPTION = "description";
  static final String SOLUTION = "solution";
  static final String CATEGORY = "category";
  static final String CATEGORY_WORDS = "categoryWords";
  static final String GROUP = "supportGroup";
  static final String ASSIGNEE = "assignee";
  static final String REQUESTER = "requester";
  static final String CONFIDENTIAL = "confidential";

  @Override
  public void configure(HibernateOrmMappingConfigurationContext context) {
    TypeMappingStep ticket = context.programmaticMapping().type(Ticket.class);
    ticket.indexed().index(INDEX).routingBinder(new WhileSolved());
    for (String text : new String[] {SUBJECT, DESCRIPTION, SOLUTION}) {
      ticket.property(text).fullTextField().analyzer(SpanishText.WORDS).searchAnalyzer(SpanishText.WITH_SYNONYMS);
    }
    ticket.property(CATEGORY).keywordField();
    ticket.property(CATEGORY).fullTextField(CATEGORY_WORDS).analyzer(SpanishText.WORDS).searchAnalyzer(SpanishText.WITH_SYNONYMS);
    for (String word : new String[] {GROUP, ASSIGNEE, REQUESTER}) {
      ticket.property(word).keywordField();
    }
    ticket.property(CONFIDENTIAL).genericField();
  }

  /** A reopened, cancelled or repeated ticket has no date of solution, whatever text it may still carry. */
  static boolean isCase(Ticket ticket) {
    return ticket.solvedAt() != null && ticket.solution() != null;
  }

  private static class WhileSolved implements RoutingBinder {

    @Override
    public void bind(RoutingBindingContext context) {
      context.dependencies().use("solvedAt").use(SOLUTION);
      context.bridge(Ticket.class, new Route());
    }
  }

  private static class Route implements RoutingBridge<Ticket> {

    @Override
    public void route(DocumentRoutes routes, Object folio, Ticket ticket, RoutingBridgeRouteContext context) {
      if (isCase(ticket)) {
        routes.addRoute();
      } else {
        routes.notIndexed();
      }
    }

    /** It may have been a case before: then its document goes. */
    @Override
    public void previousRoutes(DocumentRoutes routes, Object folio, Ticket ticket, RoutingBridgeRouteContext context) {
      if (ticket.solution() != null) {
        routes.addRoute();
      } else {
        routes.notIndexed();
      }
    }
  }
}
