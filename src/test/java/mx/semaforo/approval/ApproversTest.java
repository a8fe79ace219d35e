package mx.semaforo.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import mx.semaforo.ticket.TicketRuleViolation;
import org.junit.jupiter.api.Test;

/** Whom a level asks, in a company where luis works under beto, beto under carla and carla under dora. */
class ApproversTest {

  private final Company company = new Company();

  @Test
  void aChiefDecidesAndAboveThemTheirOwn() {
    assertThat(asked("luis", "JEFE")).isEqualTo(Approver.person("beto"));
    assertThat(asked("luis", "JEFE_DE_JEFE")).isEqualTo(Approver.person("carla"));
    assertThat(asked("luis", "persona:dora")).isEqualTo(Approver.person("dora"));
  }

  @Test
  void anyMemberOfARoleDecides() {
    company.group("gerencia", "dora");
    assertThat(asked("luis", "gerencia")).isEqualTo(Approver.anyOf("gerencia"));
  }

  @Test
  void nobodyDecidesOnTheirOwnRequest() {
    assertThat(asked("beto", "persona:beto")).isEqualTo(Approver.person("carla"));
  }

  @Test
  void nobodyDecidesOnTheirOwnSubstitutesRequest() {
    company.hasSubstitute("beto", "luis");
    assertThat(asked("luis", "JEFE")).isEqualTo(Approver.person("carla"));
  }

  @Test
  void whoeverIsAwayIsReplacedByTheirSubstituteFromTheFirstToTheLastDay() {
    company.hasSubstitute("beto", "dora");
    assertThat(asked("luis", "JEFE", Company.TODAY, Company.TODAY)).isEqualTo(Approver.inPlaceOf("beto", "dora"));
    assertThat(asked("luis", "JEFE", Company.TODAY.minusDays(3), null)).isEqualTo(Approver.inPlaceOf("beto", "dora"));
    assertThat(asked("luis", "JEFE", Company.TODAY.plusDays(1), null)).isEqualTo(Approver.person("beto"));
    assertThat(asked("luis", "JEFE", Company.TODAY.minusDays(3), Company.TODAY.minusDays(1))).isEqualTo(Approver.person("beto"));
  }

  @Test
  void theChiefDecidesWhereTheSubstituteCannot() {
    company.isAway("beto").works("eva", "beto");
    assertThat(asked("luis", "JEFE")).as("no substitute").isEqualTo(Approver.person("carla"));
    company.hasSubstitute("beto", "nadie");
    assertThat(asked("luis", "JEFE")).as("unknown substitute").isEqualTo(Approver.person("carla"));
    company.hasSubstitute("beto", "eva").isAway("eva");
    assertThat(asked("luis", "JEFE")).as("substitute away").isEqualTo(Approver.person("carla"));
    company.left("eva");
    assertThat(asked("luis", "JEFE")).as("substitute gone").isEqualTo(Approver.person("carla"));
    company.works("eva", "beto").hasSubstitute("eva", "luis");
    assertThat(asked("luis", "JEFE")).as("substitute of whom the requester is the substitute").isEqualTo(Approver.person("carla"));
    company.works("eva", "beto");
    assertThat(asked("luis", "JEFE")).as("substitute present").isEqualTo(Approver.inPlaceOf("beto", "eva"));
  }

  @Test
  void whoeverLeftTheCompanyDecidesNothing() {
    company.left("beto");
    assertThat(asked("luis", "JEFE")).isEqualTo(Approver.person("carla"));
  }

  @Test
  void aRequesterWhoIsUnknownOrHasNoChiefIsTold() {
    refused("fantasma", "JEFE", "nivel 1 (JEFE): «fantasma» no está en el directorio");
    refused("dora", "JEFE", "«dora» no tiene jefe");
    refused("carla", "JEFE_DE_JEFE", "«dora» no tiene jefe");
  }

  @Test
  void aChiefOrPersonWhoIsUnknownIsNamed() {
    company.works("eva", "fantasma");
    refused("eva", "JEFE", "«fantasma» no está en el directorio");
    refused("luis", "persona:fantasma", "«fantasma» no está en el directorio. Corrige bpmn/aprobaciones.dmn");
  }

  @Test
  void whenNobodyIsLeftEachReasonIsNamed() {
    company.left("beto").isAway("carla").hasSubstitute("dora", "luis");
    refused("luis", "JEFE", "«beto» no está en activo; «carla» está fuera y no tiene suplente que pueda decidir; "
        + "«dora» tiene como suplente a quien solicita. Registra");
  }

  @Test
  void aCircularChainOfChiefsEnds() {
    refused("luis", "JEFE", company.works("luis", "luis"), "da vueltas (luis → luis)");
    refused("luis", "JEFE_DE_JEFE", company.works("luis", "beto").works("beto", "luis"), "da vueltas (luis → beto → luis)");
    refused("luis", "JEFE", company.isAway("beto"), "da vueltas (luis → beto → luis)");
    refused("dora", "persona:luis", company.left("luis"), "da vueltas (luis → beto → luis)");
  }

  @Test
  void aRoleThatDoesNotExistOrHasNobodyElseIsRefused() {
    company.group("finanzas").group("rh", "luis").group("gerencia", "beto", "luis");
    refused("luis", "tesoreria", "no existe el grupo «tesoreria». Corrige bpmn/aprobaciones.dmn");
    refused("luis", "finanzas", "en el grupo «finanzas» no hay nadie");
    refused("luis", "rh", "en el grupo «rh» no hay nadie");
    refused("luis", "gerencia", company.hasSubstitute("beto", "luis"), "en el grupo «gerencia» no hay nadie");
    refused("luis", "gerencia", company.hasSubstitute("beto", null).left("beto"), "en el grupo «gerencia» no hay nadie");
  }

  @Test
  void ofARoleAnyMemberDecidesButTheRequesterAndWhomTheyStandInFor() {
    company.group("gerencia", "beto", "carla", "dora", "luis", "externa").hasSubstitute("beto", "luis").left("dora");
    assertThat(approvers().of(new Approval("SOL-1", "luis", 1, 1, "r", Approver.anyOf("gerencia"))))
        .containsExactly("carla", "externa");
  }

  @Test
  void aboveThePersonAskedIsTheirChiefAndAboveASubstituteTheChiefOfWhoeverIsAway() {
    assertThat(above("luis", Approver.person("beto"))).isEqualTo(Approver.person("carla"));
    company.works("eva", "luis");
    assertThat(above("luis", Approver.inPlaceOf("beto", "eva"))).isEqualTo(Approver.person("carla"));
    assertThat(above("luis", Approver.inPlaceOf("beto", "carla"))).isEqualTo(Approver.person("dora"));
  }

  @Test
  void aboveTheTopARoleOrABrokenChainIsNobody() {
    assertThat(above("luis", Approver.person("dora"))).isNull();
    assertThat(above("luis", Approver.anyOf("gerencia"))).isNull();
    company.works("carla", "fantasma");
    assertThat(above("luis", Approver.person("carla"))).isNull();
    company.works("carla", "beto").left("beto");
    assertThat(above("luis", Approver.person("carla"))).isNull();
  }

  private Approver asked(String requester, String approver) {
    return approvers().find(new Level(1, approver, "regla"), requester, Company.TODAY);
  }

  private Approver asked(String requester, String approver, LocalDate from, LocalDate until) {
    company.isAway("beto", from, until);
    return asked(requester, approver);
  }

  private Approver above(String requester, Approver asked) {
    return approvers().above(new Approval("SOL-1", requester, 1, 1, "regla", asked), Company.TODAY).orElse(null);
  }

  private void refused(String requester, String approver, Company company, String words) {
    refused(requester, approver, words);
  }

  private void refused(String requester, String approver, String words) {
    assertThatThrownBy(() -> asked(requester, approver)).isInstanceOf(TicketRuleViolation.class).hasMessageContaining(words);
  }

  private Approvers approvers() {
    return new Approvers(company, company);
  }
}
