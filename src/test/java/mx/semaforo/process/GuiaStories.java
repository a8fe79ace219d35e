package mx.semaforo.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mx.semaforo.assignment.SuggestedAgent;
import mx.semaforo.guide.Guide;
import mx.semaforo.guide.GuideAnswer;
import mx.semaforo.process.Guidance.Advice;
import mx.semaforo.process.Guidance.NextLevel;
import mx.semaforo.process.TicketProcess.Sign;
import mx.semaforo.ticket.Activity;
import mx.semaforo.ticket.DeskState;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Priority;
import mx.semaforo.ticket.TicketNotFound;
import mx.semaforo.ticket.TicketRuleViolation;
import mx.semaforo.ticket.TimelineEntry.Kind;
import mx.semaforo.ticket.TimelineEntry.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Questions 3, 4 and 5 of the agent's guide, and what becomes of the answers to all five. */
class GuiaStories extends RequestStory {

  @Autowired private Guidance guidance;
  @Autowired private Guide guide;

  // 3. Who is right

  @Test
  void theTicketsOwnGroupIsProposedBeforeTheNextLevelAndEachSaysWhy() {
    String folio = attended().folio();

    List<SuggestedAgent> proposed = as("ana", () -> guidance.of(folio).agents());

    assertThat(proposed).extracting(SuggestedAgent::user).containsSubsequence("ana", "beto").doesNotContain("carla", "luis");
    assertThat(proposed).filteredOn(each -> each.user().equals("ana")).singleElement()
        .satisfies(ana -> assertThat(ana.why()).matches("Ana sabe 4 de 5 de «Correo», tiene \\d+ de 8 tickets y está en horario"));
  }

  @Test
  void whoeverAttendsATicketHandsItOverWithAReason() {
    String folio = attended().folio();

    assertThat(as("ana", () -> desk.handOver(folio, "beto", "Es del servidor de correo")).assignee()).isEqualTo("beto");

    assertThat(task(folio).getAssignee()).isEqualTo("beto");
    assertThat(signs(folio)).containsEntry("agente", "beto");
    assertThat(texts(folio, Kind.ASIGNACION)).containsExactly("Lo atiende Ana Torres", "Se entrega a Beto Lara: Es del servidor de correo");
    assertThat(timeline(folio)).last().matches(entry -> entry.actor().equals("ana") && entry.visibility() == Visibility.INTERNA);
    assertThat(as("beto", () -> desk.actions(folio))).contains(Action.SOLUCIONAR);
  }

  @Test
  void aSupervisorHandsOverWhatOthersOrNobodyAttend() {
    String folio = escalated().folio();

    assertThat(as("sofia", () -> desk.handOver(folio, "beto", "Le toca")).assignee()).isEqualTo("beto");
    assertThat(as("sofia", () -> desk.handOver(folio, "carla", "Le toca")).assignee()).isEqualTo("carla");
  }

  @ParameterizedTest
  @CsvSource({"luis, to, no es de la mesa", "naide, to, no es de la mesa", "ana, to, ya atiende", "'', to, Falta"})
  void somebodyWhoCannotAttendItDoesNotGetIt(String to, String field, String words) {
    String folio = attended().folio();

    refused(folio, () -> as("ana", () -> desk.handOver(folio, to, "Le toca"))).isInstanceOfSatisfying(InvalidField.class,
        refusal -> assertThat(refusal.field()).isEqualTo(field)).hasMessageContaining(words);
    refused(folio, () -> as("ana", () -> desk.handOver(folio, "beto", " "))).hasMessageContaining("motivo");
  }

  @Test
  void onlyWhoeverAttendsItOrASupervisorHandsOverAndOnlyWhileSomebodyMayAttendIt() {
    String folio = escalated().folio();
    refused(folio, () -> as("beto", () -> desk.handOver(folio, "carla", "No quiero"))).isInstanceOf(ActionNotAllowed.class)
        .hasMessageContaining("lo entrega quien lo atiende");
    refused(folio, () -> as("marta", () -> desk.handOver(folio, "carla", "No quiero"))).isInstanceOf(TicketNotFound.class);

    String closed = closed().folio();
    refused(closed, () -> as("sofia", () -> desk.handOver(closed, "beto", "Le toca"))).isInstanceOf(ActionNotAllowed.class)
        .hasMessageContaining("Cerrado");
  }

  // 4. When to escalate

  @Test
  void theAdviceFollowsTheClockAndTheHistory() {
    String folio = attended().folio();
    assertThat(as("ana", () -> guidance.of(folio).escalation())).isEqualTo(new Advice("SIGUE", "Hay tiempo y nada pide otro nivel todavía"));

    itIs("2026-01-13T14:00");
    assertThat(as("ana", () -> guidance.of(folio).escalation()).advice()).isEqualTo("CONSIDERA_ESCALAR");
    itIs("2026-01-14T10:00");
    assertThat(as("ana", () -> guidance.of(folio).escalation())).isEqualTo(new Advice("ESCALAR_AHORA", "Se venció el tiempo prometido"));
  }

  @Test
  void aReopenedTicketAsksForAnotherOpinion() {
    String folio = act("luis", solved().folio(), Action.RECHAZAR, Map.of("reason", "Sigue igual")).folio();

    assertThat(as("ana", () -> guidance.of(folio).escalation()).why()).startsWith("Se reabrió");
    assertThat(tickets.get(folio).workCycle()).isEqualTo(2);
  }

  @Test
  void aTicketThatWaitedTwoDaysAsksForAttention() {
    String folio = awaitingRequester().folio();
    assertThat(as("ana", () -> guidance.of(folio).escalation()).advice()).isEqualTo("SIGUE");

    itIs("2026-01-14T09:00");

    assertThat(as("ana", () -> guidance.of(folio).escalation()).why()).startsWith("Lleva dos días");
  }

  @Test
  void theLastLevelHasNobodyToEscalateTo() {
    String folio = escalated().folio();
    act("beto", folio, Action.ESCALAR, Map.of("reason", "Es del fabricante"));

    assertThat(as("carla", () -> guidance.of(folio).escalation()).why()).startsWith("Es el último nivel");
    assertThat(as("carla", () -> guidance.of(folio).nextLevel())).isEqualTo(new NextLevel(null, List.of()));
    refused(folio, () -> as("carla", () -> {
      guidance.inform(folio, "Ojo");
      return null;
    })).isInstanceOf(ActionNotAllowed.class).hasMessageContaining("No hay un nivel de soporte después de mesa-n3");
  }

  // 5. Who is on the next level

  @Test
  void theNextLevelIsWhoeverIsThereNow() {
    String folio = attended().folio();
    assertThat(as("ana", () -> guidance.of(folio).nextLevel())).satisfies(level -> {
      assertThat(level.group()).isEqualTo("mesa-n2");
      assertThat(level.present()).extracting(SuggestedAgent::user).containsExactly("beto");
    });

    itIs("2026-01-12T20:00");
    assertThat(as("ana", () -> guidance.of(folio).nextLevel()).present()).isEmpty();
  }

  @Test
  void informingTellsTheNextLevelAndLeavesTheTicketWhereItIs() {
    String folio = attended().folio();

    as("ana", () -> {
      guidance.inform(folio, "Puede ser el servidor");
      return null;
    });

    assertThat(tickets.get(folio)).matches(ticket -> ticket.group().equals("mesa-n1") && ticket.assignee().equals("ana"));
    assertThat(texts(folio, Kind.ESCALAMIENTO)).containsExactly("Se informa a mesa-n2: Puede ser el servidor");
    assertThat(timeline(folio)).last().matches(entry -> entry.visibility() == Visibility.INTERNA);
    assertThat(outbox(folio)).contains("informed → mesa-n2");
  }

  @Test
  void aSolvedTicketAndAnEmptyNoteInformNobody() {
    String solved = solved().folio();
    refused(solved, () -> as("ana", () -> inform(solved, "Ojo"))).isInstanceOf(ActionNotAllowed.class).hasMessageContaining("Solucionado");
    String folio = attended().folio();
    refused(folio, () -> as("ana", () -> inform(folio, " "))).isInstanceOf(InvalidField.class);
  }

  @Test
  void theRequesterDoesNotReadTheGuide() {
    String folio = attended().folio();

    assertThatThrownBy(() -> as("luis", () -> guidance.of(folio).agents())).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> as("luis", () -> guide.of(tickets.get(folio)))).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> as("marta", () -> guidance.of(folio).escalation())).isInstanceOf(TicketNotFound.class);
  }

  // The answers

  @Test
  void anAnswerIsKeptPerCycleOfWorkAndTheNextLevelReadsIt() {
    String folio = attended().folio();
    answer("ana", folio, 1, "APLICADO", "correo-no-envia-ni-recibe", "Pasos 1 a 3");
    answer("ana", folio, 2, "NO_SIRVIO", null, null);
    answer("ana", folio, 2, "NO_HAY", null, null);
    act("ana", folio, Action.ESCALAR, Map.of("reason", "Es del servidor"));
    answer("beto", folio, 1, "NO_EXISTE", null, null);

    assertThat(as("beto", () -> guide.of(tickets.get(folio)))).extracting(GuideAnswer::cycle, GuideAnswer::question, GuideAnswer::answer,
        GuideAnswer::reference, GuideAnswer::actor).containsExactly(tuple(1, 1, "APLICADO", "correo-no-envia-ni-recibe", "ana"),
        tuple(1, 2, "NO_HAY", null, "ana"), tuple(1, 4, "ESCALO", null, "ana"), tuple(2, 1, "NO_EXISTE", null, "beto"));
    assertThat(texts(folio, Kind.GUIA)).containsExactly("Guía 1, ¿hay una guía o protocolo aplicable? APLICADO (correo-no-envia-ni-recibe): Pasos 1 a 3",
        "Guía 2, ¿hay un caso anterior documentado? NO_SIRVIO", "Guía 2, ¿hay un caso anterior documentado? NO_HAY",
        "Guía 1, ¿hay una guía o protocolo aplicable? NO_EXISTE");
    assertThat(timeline(folio)).filteredOn(entry -> entry.kind() == Kind.GUIA).allMatch(entry -> entry.visibility() == Visibility.INTERNA);
  }

  @Test
  void waitingForTheRequesterDoesNotBeginAnotherCycle() {
    String folio = awaitingRequester().folio();
    act("luis", folio, Action.RESPONDER, Map.of("message", "Error 500"));

    assertThat(tickets.get(folio).workCycle()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {"1, -, -, answer", "1, SIRVIO, -, answer", "1, APLICADO, -, reference", "1, NO_APLICA, correo, reference",
      "2, SIRVIO, INC-999999, reference", "3, ENTREGADO, naide, reference", "4, ESCALO, beto, reference", "6, SIGO, -, question"})
  void aWrongAnswerIsNamed(int question, String word, String reference, String field) {
    String folio = attended().folio();

    refused(folio, () -> answer("ana", folio, question, word, reference, null)).isInstanceOfSatisfying(InvalidField.class,
        refusal -> assertThat(refusal.field()).isEqualTo(field));
  }

  @Test
  void onlyWhoeverWorksTheTicketAnswersAndOnlyWhileItIsWorkedOn() {
    String folio = attended().folio();
    refused(folio, () -> answer("beto", folio, 4, "SIGO", null, null)).isInstanceOf(AccessDeniedException.class);
    String solved = solved().folio();
    refused(solved, () -> answer("ana", solved, 4, "SIGO", null, null)).isInstanceOf(TicketRuleViolation.class);
  }

  @Test
  void anAgreementThatWantsTheGuideHoldsForEveryDoorInTheSameWords() {
    withTables(agreement("P3", "guia", "OBLIGATORIA"), () -> Stream.of(Action.ESCALAR, Action.SOLUCIONAR).forEach(action -> {
      Field field = action.required().get(0);
      String folio = attended().folio();
      Map<String, Object> before = facts(folio);
      String verb = action == Action.ESCALAR ? "escalar" : "solucionar";

      List<String> words = Stream.<Runnable>of(
          () -> act("ana", folio, action, Map.of(field.apiName(), "Así")),
          () -> submitInTasklist("ana", folio, action.name(), Map.of(field, "Así")),
          () -> inTasklist("ana", () -> {
            engine.getTaskService().complete(task(folio).getId(), Map.of(Sign.DECISION, action.name(), field.variable(), "Así"));
            return null;
          })).map(door -> catchThrowable(door::run).getMessage()).toList();

      assertThat(words).containsOnly("Antes de %s responde en la guía las preguntas 1 y 2:".formatted(verb)
          + " ¿hay una guía o protocolo aplicable? ¿hay un caso anterior documentado?");
      assertThat(facts(folio)).isEqualTo(before);
      answer("ana", folio, 1, "NO_EXISTE", null, null);
      refused(folio, () -> act("ana", folio, action, Map.of(field.apiName(), "Así")))
          .hasMessage("Antes de %s responde en la guía la pregunta 2: ¿hay un caso anterior documentado?".formatted(verb));
      answer("ana", folio, 2, "NO_HAY", null, null);
      act("ana", folio, action, Map.of(field.apiName(), "Así"));
    }));
  }

  @Test
  void theNextLevelAnswersForItselfWhereTheGuideIsRequired() {
    withTables(agreement("P3", "guia", "OBLIGATORIA"), () -> {
      String folio = attended().folio();
      answer("ana", folio, 1, "NO_EXISTE", null, null);
      answer("ana", folio, 2, "NO_HAY", null, null);
      act("ana", folio, Action.ESCALAR, Map.of("reason", "Es del servidor"));

      refused(folio, () -> act("beto", folio, Action.SOLUCIONAR, Map.of("solution", "Listo"))).hasMessageContaining("preguntas 1 y 2");
    });
  }

  @Test
  void aReopenedTicketIsAskedAnewWhereTheGuideIsRequired() {
    withTables(agreement("P3", "guia", "OBLIGATORIA"), () -> {
      String folio = attended().folio();
      answer("ana", folio, 1, "NO_EXISTE", null, null);
      answer("ana", folio, 2, "NO_HAY", null, null);
      act("ana", folio, Action.SOLUCIONAR, Map.of("solution", "Se reinició"));
      act("luis", folio, Action.RECHAZAR, Map.of("reason", "Sigue igual"));

      refused(folio, () -> act("ana", folio, Action.SOLUCIONAR, Map.of("solution", "Listo"))).isInstanceOf(TicketRuleViolation.class)
          .hasMessageContaining("preguntas 1 y 2");
      answer("ana", folio, 1, "NO_APLICA", null, null);
      answer("ana", folio, 2, "NO_SIRVIO", null, null);
      act("ana", folio, Action.SOLUCIONAR, Map.of("solution", "Se cambió el cable"));

      assertThat(as("ana", () -> guide.of(tickets.get(folio)))).extracting(GuideAnswer::cycle, GuideAnswer::answer)
          .containsExactly(tuple(1, "NO_EXISTE"), tuple(1, "NO_HAY"), tuple(2, "NO_APLICA"), tuple(2, "NO_SIRVIO"));
    });
  }

  @Test
  void whatAnAgreementWantsHoldsForTicketsOpenedAfterwards() {
    String before = attended().folio();
    withTables(agreement("P3", "guia", "OBLIGATORIA"), () -> {
      act("ana", before, Action.RECLASIFICAR, Map.of("impact", "ALTO", "reason", "Son todos"));
      act("ana", before, Action.RECLASIFICAR, Map.of("impact", "MEDIO", "reason", "No eran todos"));
      act("ana", before, Action.SOLUCIONAR, Map.of("solution", "Se reinició"));

      String after = attended().folio();
      refused(after, () -> act("ana", after, Action.SOLUCIONAR, Map.of("solution", "Listo"))).isInstanceOf(TicketRuleViolation.class);
      act("ana", after, Action.RECLASIFICAR, Map.of("impact", "ALTO", "reason", "Son todos"));
      assertThat(act("ana", after, Action.SOLUCIONAR, Map.of("solution", "Se reinició")).priority()).isEqualTo(Priority.P2);
    });
  }

  @Test
  void nothingButEscalatingAndSolvingAsksForTheGuide() {
    withTables(agreement("P3", "guia", "OBLIGATORIA"), () -> {
      assertThat(act("ana", reported().folio(), Action.DUPLICADO, Map.of("of", reported().folio())).state()).isEqualTo(DeskState.CERRADO);
      assertThat(act("luis", attended().folio(), Action.CANCELAR, Map.of("reason", "Ya no")).state()).isEqualTo(DeskState.CERRADO);
      String supplier = awaitingSupplier().folio();
      assertThat(act("ana", supplier, Action.RETOMAR, NOTHING).state()).isEqualTo(DeskState.EN_PROCESO);
      String requester = awaitingRequester().folio();
      assertThat(act("luis", requester, Action.RESPONDER, Map.of("message", "Error 500")).state()).isEqualTo(DeskState.EN_PROCESO);
      assertThat(as("ana", () -> desk.handOver(requester, "beto", "Le toca")).assignee()).isEqualTo("beto");
      assertThat(act("beto", requester, Action.RECLASIFICAR, Map.of("category", "VPN", "reason", "Es la VPN")).group()).isEqualTo("mesa-n2");
    });
  }

  @Test
  void silenceSolvesATicketWithoutTheGuide() {
    withTables(agreement("P3", "guia", "OBLIGATORIA"), () -> {
      String folio = awaitingRequester().folio();
      advance(Duration.ofDays(12));
      assertThat(tickets.get(folio).state().activity()).isEqualTo(Activity.VALOR);
    });
  }

  @Test
  void aMissedMilestoneRaisesTheTicketWithoutTheGuideAndTheNextLevelIsAsked() {
    withTables(agreement("P1", "guia", "OBLIGATORIA"), () -> {
      String folio = act("ana", reported("ALTO", "ALTA", "CORREO").folio(), Action.ATENDER, NOTHING).folio();
      answer("ana", folio, 1, "NO_EXISTE", null, null);

      advance(Duration.ofHours(5));

      assertThat(tickets.get(folio)).matches(ticket -> ticket.group().equals("mesa-n2") && ticket.workCycle() == 2);
      act("beto", folio, Action.ATENDER, NOTHING);
      refused(folio, () -> act("beto", folio, Action.SOLUCIONAR, Map.of("solution", "Listo"))).hasMessageContaining("preguntas 1 y 2");
      assertThat(as("beto", () -> guide.of(tickets.get(folio)))).extracting(GuideAnswer::question).containsExactly(1);
    });
  }

  @Test
  void aRequestIsAskedLikeAnIncidentWhereItsAgreementWantsIt() {
    withTables(dmn -> dmn.replaceFirst("(Result_acuerdo_SOLICITUD_guia\">\\s*<text>)[^<]*", "$1\"OBLIGATORIA\""), () -> {
      String folio = advanceApproved().folio();
      assertThat(tickets.get(folio).isGuideRequired()).isTrue();
      act("fabian", folio, Action.AVANZAR, Map.of("presupuesto", "HAY"));
      act("fabian", folio, Action.AVANZAR, Map.of("fechaProgramada", "2026-01-20"));
      act("fabian", folio, Action.AVANZAR, Map.of("montoDepositado", 3000, "fechaDeposito", "2026-01-20", "referenciaDeposito", "SPEI 77"));
      advanceTo("2026-01-29T10:00");
      act("luis", folio, Action.AVANZAR, Map.of("comprobantes",
          List.of(Map.of("concepto", "Avión", "importe", 2900, "recibo", "F-1")), "totalComprobado", 2900, "porDevolver", 100));
      act("fabian", folio, Action.AVANZAR, Map.of("comprobacion", "ACEPTADA", "solucion", "Se depositó"));
      act("luis", folio, Action.RECHAZAR, Map.of("reason", "Falta el recibo firmado"));

      refused(folio, () -> act("fabian", folio, Action.SOLUCIONAR, Map.of("solution", "Va el recibo"))).isInstanceOf(TicketRuleViolation.class)
          .hasMessageContaining("preguntas 1 y 2");
      answer("fabian", folio, 1, "NO_EXISTE", null, null);
      answer("fabian", folio, 2, "NO_HAY", null, null);
      assertThat(act("fabian", folio, Action.SOLUCIONAR, Map.of("solution", "Va el recibo")).state()).isEqualTo(DeskState.SOLUCIONADO);
    });
  }

  @Test
  void whatIsDoneIsAnsweredByDoingIt() {
    String folio = attended().folio();
    as("ana", () -> inform(folio, "Puede ser el servidor"));
    as("ana", () -> desk.handOver(folio, "beto", "Es del servidor"));
    act("beto", folio, Action.ESCALAR, Map.of("reason", "Es del fabricante"));

    assertThat(as("carla", () -> guide.of(tickets.get(folio))))
        .extracting(GuideAnswer::cycle, GuideAnswer::question, GuideAnswer::answer, GuideAnswer::reference, GuideAnswer::note, GuideAnswer::actor)
        .containsExactly(tuple(1, 3, "ENTREGADO", "beto", "Es del servidor", "ana"), tuple(1, 4, "ESCALO", null, "Es del fabricante", "beto"),
            tuple(1, 5, "INFORMADO", null, "Puede ser el servidor", "ana"));
    assertThat(texts(folio, Kind.GUIA)).isEmpty();
  }

  @Test
  void theShippedAgreementsAskForNothing() {
    assertThat(tickets.get(act("ana", attended().folio(), Action.ESCALAR, Map.of("reason", "Es del servidor")).folio()).isGuideRequired()).isFalse();
  }

  @Test
  void supervisorsSeeHowOftenEachAnswerWasGiven() {
    Map<String, Long> before = as("sofia", () -> guide.summary("2026-01-12", "2026-01-12")).get(3).answers();
    String folio = attended().folio();
    answer("ana", folio, 4, "ESCALO", null, null);

    assertThat(as("sofia", () -> guide.summary("2026-01-12", "2026-01-12"))).hasSize(5).element(3)
        .satisfies(count -> assertThat(count.answers()).containsExactly(Map.entry("SIGO", before.get("SIGO")), Map.entry("ESCALO", before.get("ESCALO") + 1)));
    assertThat(as("sofia", () -> guide.summary("2031-01-01", "")).get(3).answers()).containsEntry("ESCALO", 0L);
    assertThatThrownBy(() -> as("ana", () -> guide.summary(null, null))).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> as("sofia", () -> guide.summary("ayer", null))).isInstanceOf(InvalidField.class);
    assertThatThrownBy(() -> as("sofia", () -> guide.summary("2026-02-01", "2026-01-01"))).isInstanceOf(InvalidField.class);
  }

  private Void inform(String folio, String note) {
    guidance.inform(folio, note);
    return null;
  }

  private GuideAnswer answer(String person, String folio, int question, String word, String reference, String note) {
    Map<String, Object> sent = new HashMap<>();
    sent.put("answer", word);
    sent.put("reference", reference);
    sent.put("note", note);
    return as(person, () -> guide.answer(tickets.get(folio), question, sent));
  }
}
