package mx.semaforo.approval;

import static mx.semaforo.approval.Approval.State.APROBADA;
import static mx.semaforo.approval.Approval.State.CANCELADA;
import static mx.semaforo.approval.Approval.State.RECHAZADA;
import static mx.semaforo.approval.Approval.State.SUSTITUIDA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mx.semaforo.DeskTest;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.TicketRuleViolation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/** Rounds, levels and decisions in the database, in a company on paper: luis under beto, beto under carla, carla under dora. */
class ApprovalsTest extends DeskTest {

  private static int folios;

  @Autowired private ApprovalRepository repository;
  @Autowired private TransactionTemplate transaction;

  private final Company company = new Company().group("gerencia", "dora", "eva", "luis");
  private final String folio = "APR-%06d".formatted(++folios);
  private Approvals approvals;

  @BeforeEach
  void forThisCompany() {
    approvals = new Approvals(repository, new Approvers(company, company), company, clock, ZoneId.of("America/Mexico_City"));
  }

  @Test
  void levelsAreAskedFromTheLowestAndOneAfterTheOther() {
    planned(new Level(3, "gerencia", "tres"), new Level(1, "JEFE", "uno"), new Level(2, "JEFE_DE_JEFE", "dos"));

    assertThat(history()).containsExactly("1.1 beto PENDIENTE uno", "1.2 carla PENDIENTE dos", "1.3 gerencia PENDIENTE tres");
    decided("beto", "carla");
    assertThat(next()).get().extracting(Approval::role, Approval::level).containsExactly("gerencia", 3);
    decided("eva");
    assertThat(next()).isEmpty();
    assertThat(history()).containsExactly("1.1 beto APROBADA uno", "1.2 carla APROBADA dos", "1.3 gerencia APROBADA tres");
  }

  @Test
  void withoutLevelsNothingIsAsked() {
    assertThat(planned()).isEmpty();
    assertThat(next()).isEmpty();
  }

  @Test
  void consecutiveLevelsOfTheSameApproverAreOneThatSaysAllItsRules() {
    company.isAway("beto");
    planned(new Level(1, "JEFE", "uno"), new Level(2, "JEFE_DE_JEFE", "dos"), new Level(3, "gerencia", "tres"), new Level(4, "gerencia", "tres"));
    assertThat(history()).containsExactly("1.1 carla PENDIENTE uno; dos", "1.2 gerencia PENDIENTE tres");
  }

  @Test
  void theDayIsTheCompanysOwn() {
    company.isAway("beto", LocalDate.parse("2026-01-12"), LocalDate.parse("2026-01-12"));
    advance(Duration.ofHours(12));
    assertThat(planned(chief())).extracting(Approval::approver).containsExactly("carla");
    advance(Duration.ofHours(4));
    assertThat(planned(chief())).extracting(Approval::approver).containsExactly("beto");
  }

  @Test
  void aRefusedPlanLeavesWhatWasThere() {
    planned(chief());
    assertThatThrownBy(() -> planned(new Level(1, "JEFE", "uno"), new Level(2, "tesoreria", "dos"))).isInstanceOf(TicketRuleViolation.class);
    assertThat(history()).containsExactly("1.1 beto PENDIENTE uno");
  }

  @Test
  void anApprovalKeepsWhoSaidWhatAndWhen() {
    planned(chief());
    in(() -> approvals.approve(folio, person("beto"), "  Que viaje  "));
    assertThat(approvals.history(folio)).singleElement().extracting(Approval::state, Approval::decidedBy, Approval::decidedAt, Approval::reason)
        .containsExactly(APROBADA, "beto", MONDAY_9AM, "Que viaje");
  }

  @Test
  void aRejectionNeedsItsReasonAndEndsTheRound() {
    planned(chief(), new Level(2, "gerencia", "dos"));
    assertThatThrownBy(() -> in(() -> approvals.reject(folio, person("beto"), "  "))).isInstanceOf(InvalidField.class).hasMessageContaining("motivo");
    in(() -> approvals.reject(folio, person("beto"), "No hay dinero"));
    assertThat(approvals.history(folio)).extracting(Approval::state, Approval::reason)
        .containsExactly(tuple(RECHAZADA, "No hay dinero"), tuple(CANCELADA, null));
  }

  @Test
  void aReturnForCorrectionIsFollowedByANewRound() {
    planned(chief(), new Level(2, "gerencia", "dos"));
    assertThatThrownBy(() -> in(() -> approvals.giveBack(folio, person("beto"), null))).isInstanceOf(InvalidField.class);
    in(() -> approvals.giveBack(folio, person("beto"), "Falta la fecha"));
    assertThat(next()).isEmpty();
    planned(chief());
    assertThat(history()).containsExactly("1.1 beto DEVUELTA uno", "1.2 gerencia CANCELADA dos", "2.1 beto PENDIENTE uno");
  }

  @Test
  void whoeverMayNotDecideReadsWhoMay() {
    planned(chief(), new Level(2, "gerencia", "dos"));
    refused("carla", "«carla» no puede decidir la aprobación de %s: le toca a beto (beto).".formatted(folio));
    refused("luis", "Nadie aprueba su propia solicitud: le toca a beto (beto).");
    decided("beto");
    refused("luis", "Nadie aprueba su propia solicitud: le toca a dora (dora) o eva.");
    refused("beto", "le toca a dora (dora) o eva.");
    assertThat(Stream.of("luis", "beto", "carla", "dora", "eva").filter(login -> approvals.mayDecide(folio, person(login))))
        .containsExactly("dora", "eva");
    decided("eva");
    refused("dora", "%s no espera ninguna aprobación".formatted(folio));
  }

  @Test
  void whoeverLeavesTheCompanyMeanwhileDecidesNothing() {
    planned(chief());
    company.left("beto");
    refused("beto", "ya no hay quien pueda decidirla");
  }

  @Test
  void theChiefTakesOverWhatNobodyAnswers() {
    planned(chief(), new Level(2, "gerencia", "dos"));
    String token = requested().token();

    assertThat(in(() -> approvals.raise(folio))).get().extracting(Approval::approver, Approval::requestedAt).containsExactly("carla", null);

    assertThat(history()).containsExactly("1.1 beto SUSTITUIDA uno", "1.1 carla PENDIENTE uno", "1.2 gerencia PENDIENTE dos");
    assertThat(approvals.byToken(token)).get().extracting(Approval::state).isEqualTo(SUSTITUIDA);
    refused("beto", "le toca a carla");
  }

  @Test
  void takingOverFromTheLevelBelowIsOneAnswerForBoth() {
    planned(chief(), new Level(2, "JEFE_DE_JEFE", "dos"));
    in(() -> approvals.raise(folio));
    assertThat(history()).containsExactly("1.1 beto SUSTITUIDA uno", "1.2 carla PENDIENTE uno; dos");
  }

  @Test
  void nothingIsRaisedAboveTheTopOrWhenNothingIsPending() {
    assertThat(in(() -> approvals.raise(folio))).isEmpty();
    planned(new Level(1, "gerencia", "uno"));
    assertThat(in(() -> approvals.raise(folio))).isEmpty();
    assertThat(history()).containsExactly("1.1 gerencia PENDIENTE uno");
  }

  @Test
  void aLinkIsGivenOnceAndDiesWithTheDecisionOrTheCancellation() {
    planned(chief());
    Approval asked = requested();
    assertThat(asked.requestedAt()).isEqualTo(MONDAY_9AM);
    assertThat(requested().token()).isEqualTo(asked.token());
    assertThat(approvals.byToken(asked.token())).get().extracting(Approval::isPending).isEqualTo(true);
    decided("beto");
    assertThat(approvals.byToken(asked.token())).get().extracting(Approval::isPending).isEqualTo(false);
    assertThatThrownBy(() -> in(() -> approvals.request(asked.id()))).isInstanceOf(TicketRuleViolation.class);

    planned(chief());
    String other = requested().token();
    in(() -> {
      approvals.cancel(folio);
      return null;
    });
    assertThat(other).isNotEqualTo(asked.token());
    assertThat(approvals.byToken(other)).get().extracting(Approval::state).isEqualTo(CANCELADA);
    assertThat(approvals.byToken("inventado")).isEmpty();
  }

  @Test
  void onlyWhatWasAskedOfMeAwaitsMe() {
    planned(chief(), new Level(2, "gerencia", "dos"));
    assertThat(awaiting("beto")).isEmpty();
    requested();
    assertThat(awaiting("beto")).containsExactly(1);
    assertThat(awaiting("eva")).isEmpty();
    decided("beto");
    requested();
    assertThat(awaiting("beto")).isEmpty();
    assertThat(awaiting("eva")).containsExactly(2);
    assertThat(awaiting("luis")).isEmpty();
  }

  @Test
  void ofTwoDecisionsAtTheSameTimeOneHolds() {
    planned(new Level(1, "gerencia", "uno"));

    assertThatThrownBy(() -> in(() -> {
      Approval approval = approvals.approve(folio, person("dora"), null);
      elsewhere(() -> approvals.reject(folio, person("eva"), "No"));
      return approval;
    })).isInstanceOf(OptimisticLockingFailureException.class);

    assertThat(approvals.history(folio)).singleElement().extracting(Approval::state, Approval::decidedBy).containsExactly(RECHAZADA, "eva");
  }

  private static Level chief() {
    return new Level(1, "JEFE", "uno");
  }

  private static Person person(String login) {
    return new Person(login, Set.of());
  }

  private List<Approval> planned(Level... levels) {
    return in(() -> approvals.plan(folio, "luis", List.of(levels)));
  }

  private Optional<Approval> next() {
    return approvals.next(folio);
  }

  private Approval requested() {
    return in(() -> approvals.request(next().orElseThrow().id()));
  }

  private void decided(String... persons) {
    for (String each : persons) {
      in(() -> approvals.approve(folio, person(each), null));
    }
  }

  private void refused(String login, String words) {
    List<String> before = history();
    for (Supplier<Approval> attempt : List.<Supplier<Approval>>of(() -> approvals.approve(folio, person(login), null),
        () -> approvals.reject(folio, person(login), "No"), () -> approvals.giveBack(folio, person(login), "No"))) {
      assertThatThrownBy(() -> in(attempt)).isInstanceOf(TicketRuleViolation.class).hasMessageContaining(words);
    }
    assertThat(history()).isEqualTo(before);
  }

  private List<Integer> awaiting(String login) {
    return approvals.awaiting(person(login)).stream().filter(each -> each.folio().equals(folio)).map(Approval::level).toList();
  }

  private List<String> history() {
    return approvals.history(folio).stream().map(each -> "%d.%d %s %s %s".formatted(each.round(), each.level(),
        each.role() == null ? each.approver() : each.role(), each.state(), each.rule())).toList();
  }

  private <T> T in(Supplier<T> work) {
    return transaction.execute(status -> work.get());
  }

  /** In a transaction of another thread, committed when this returns. */
  private void elsewhere(Supplier<?> work) {
    try {
      CompletableFuture.supplyAsync(() -> in(work)).get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
