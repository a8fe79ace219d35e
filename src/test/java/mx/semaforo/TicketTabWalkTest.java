package mx.semaforo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mx.semaforo.process.Action;
import mx.semaforo.ticket.TicketType;
import mx.semaforo.ticket.TimelineEntry.Visibility;
import org.junit.jupiter.api.Test;

/** The tab «Ticket» and the line on each card. */
class TicketTabWalkTest extends Walk {

  private static final String SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>";
  private static final String HURRIED = "Hace falta revisar el servidor de impresión";
  private static final String EXPERT = "Conoce ese servidor mejor que yo";

  private final List<String> dialogs = new ArrayList<>();

  @Test
  void theGuideGoesWithTheTicketFromLevelToLevel() {
    String folio = attended("No imprime " + SCRIPT);
    attended("Tampoco imprime");
    attended("Ni esta imprime");

    arrive("ana");
    cardsAskTogether(folio);
    openTab("Mis tickets", "En proceso", folio);
    everythingIsText(folio);
    fitsAt(1280, 800);
    fitsAt(1920, 1080);
    applyAProtocol();
    answerWithTheKeyboardAlone();
    picture("ticket-guia");
    escalate(folio);

    arrive("beto");
    openTab(UNASSIGNED, "En proceso", folio);
    assertThat(kept(1)).containsText(Pattern.compile("Aplicado «La impresora no imprime».*Ana Torres.*ciclo 1"));
    assertThat(kept(2)).containsText(Pattern.compile("No hay.*Ana Torres.*ciclo 1"));
    assertThat(kept(4)).containsText(HURRIED);
    assertThat(question(1)).containsText("antes: Aplicado");
    picture("ticket-escalado");
    page.getByText("Tomar").click();
    assertThat(page.locator(".sf-facts")).containsText("Beto Lara");
    handOver();
    picture("ticket-entregado");
    assertThat(tickets.get(folio).assignee()).isNotEqualTo("beto");
    assertThat(dialogs).isEmpty();
  }

  @Test
  void whoApprovesSeesNothingThatTheDeskWritesForItself() {
    String folio = as("luis", () -> desk.open(TicketType.SOLICITUD, Map.of("service", "solicitud-de-viaticos", "fields",
        Map.of("destino", "Monterrey", "motivoViaje", "Visita a un cliente", "salida", "2026-01-26", "regreso", "2026-01-28",
            "conceptos", List.of(Map.of("concepto", "TRANSPORTE", "monto", 3000)), "total", 3000)))).folio();
    act("fabian", folio, Action.ATENDER, Map.of());
    as("fabian", () -> {
      desk.comment(folio, "Solo para la mesa", Visibility.INTERNA);
      return null;
    });

    arrive("carmen");
    openTab("Por aprobar", "En aprobación", folio);

    assertThat(page.locator(".sf-semaforo [aria-current]")).containsText("En aprobación");
    assertThat(page.locator(".sf-timeline")).containsText("Se solicitó");
    assertThat(page.locator(".sf-timeline")).not().containsText("Solo para la mesa");
    assertThat(page.locator(".sf-guide")).hasCount(0);
    assertThat(page.getByLabel("Interna: solo la mesa")).hasCount(0);
    page.getByLabel("Comentario").fill("¿Cuántas noches?");
    button("Comentar").click();
    assertThat(page.locator(".sf-timeline")).containsText("¿Cuántas noches?");
    picture("ticket-aprobacion");
  }

  @Test
  void eachPartFailsAndIsTriedAgainByItself() {
    String folio = attended("No imprime");
    arrive("ana");
    page.route("**/api/v1/tickets/*/suggestions", broken());
    page.route("**/api/v1/tickets/*/sla", Route::abort);
    openTab("Mis tickets", "En proceso", folio);

    assertThat(page.locator(".sf-timeline")).containsText("Se reportó");
    assertThat(page.locator(".sf-clocks [role=alert]")).containsText("No hay conexión");
    assertThat(page.locator(".sf-guide [role=alert]")).containsText("No es tu culpa");
    question(5).click();
    page.locator(".sf-question").nth(4).getByText("No hace falta").click();
    assertThat(question(5)).containsText("No hace falta");
    picture("ticket-sin-sugerencias");

    page.unroute("**/api/v1/tickets/*/suggestions");
    page.locator(".sf-guide [role=alert]").getByText("Reintentar").click();
    assertThat(page.locator(".sf-question").first()).containsText("La impresora no imprime");
    assertThat(page.locator(".sf-guide [role=alert]")).hasCount(0);
    assertThat(page.locator(".sf-guide h3")).isFocused();
    page.unroute("**/api/v1/tickets/*/sla");
    page.locator(".sf-clocks [role=alert]").getByText("Reintentar").click();
    assertThat(page.locator(".sf-clocks")).containsText("Lleva 0 min");

    page.route("**/api/v1/tickets/*/suggestions", route -> route.fulfill(new Route.FulfillOptions().setContentType("application/json")
        .setBody(route.fetch().text().replace("\"missing\":null", "\"missing\":\"El índice no responde\""))));
    page.locator(".task-details .nav-tabs").getByText("Formulario").click();
    page.locator(".task-details .nav-tabs").getByText("Ticket", new Locator.GetByTextOptions().setExact(true)).click();
    question(2).click();
    assertThat(page.locator(".sf-missing")).hasText("El índice no responde");
    assertThat(page.locator(".sf-question").first()).containsText("La impresora no imprime");
  }

  private void cardsAskTogether(String folio) {
    List<String> asked = new ArrayList<>();
    page.onRequest(request -> Stream.of(request.url()).filter(url -> url.contains("/api/v1/tasks?")).forEach(asked::add));
    list("Mis tickets");
    assertThat(card(folio).locator(".sf-lamp")).hasText("En proceso");
    assertThat(card(folio).locator(".sf-left")).hasText("quedan 4 h");
    int cards = page.locator(".sf-card").count();
    assertThat(cards).isGreaterThanOrEqualTo(3);
    assertThat(asked).singleElement().satisfies(url -> assertThat(url.split("[=,]")).hasSize(cards + 1));
  }

  private void everythingIsText(String folio) {
    assertThat(page.locator(".sf-semaforo [aria-current]")).containsText("En proceso");
    assertThat(page.locator(".sf-semaforo .sf-now")).containsText("Entregar y soportar");
    assertThat(page.locator(".sf-head h2")).hasText(folio + " No imprime " + SCRIPT);
    assertThat(page.locator(".sf-description")).containsText("Desde ayer " + SCRIPT);
    page.getByLabel("Comentario").fill("Lo veo " + SCRIPT);
    button("Comentar").click();
    Locator written = page.locator(".sf-timeline li").last();
    assertThat(written).containsText("Lo veo " + SCRIPT);
    assertThat(written).containsText("Interna");
    assertThat(page.locator("[data-visibility=PUBLICA]").first()).containsText("Pública");
    assertThat(page.getByLabel("Comentario")).hasValue("");
    assertThat(page.locator(".sf-ticket :is(script, img)")).hasCount(0);
    assertThat(page.locator(".sf-clocks")).containsText("Lleva 0 min de 4 h");
  }

  private void fitsAt(int width, int height) {
    page.setViewportSize(width, height);
    picture("ticket-" + width);
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
    assertThat(page.evaluate("[...document.querySelectorAll('.sf-ticket, .sf-ticket *')].filter(node => node.clientWidth > 0"
        + " && node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).display !== 'inline').length")).isEqualTo(0);
  }

  private void applyAProtocol() {
    Locator first = page.locator(".sf-question").first();
    first.getByText("Abrir").first().click();
    assertThat(first.locator(".sf-protocol").first()).containsText("Pasos");
    first.getByText("Aplicado", new Locator.GetByTextOptions().setExact(true)).first().click();
    assertThat(question(1)).containsText("Aplicado");
    assertThat(kept(1)).containsText("«La impresora no imprime»");
    assertThat(page.locator(".sf-timeline li").last()).containsText("APLICADO (impresora-no-imprime)");
  }

  private void answerWithTheKeyboardAlone() {
    question(1).focus();
    focusOn("¿Hay un caso anterior documentado?");
    page.keyboard().press("Enter");
    focusOn("No hay caso anterior");
    page.keyboard().press("Enter");
    assertThat(page.locator(".sf-guide > [role=status]")).hasText("Pregunta 2: quedó «No hay».");
    assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("No hay caso anterior");
  }

  private void focusOn(String text) {
    for (int i = 0; i < 40; i++) {
      page.keyboard().press("Tab");
      if (page.evaluate("document.activeElement.textContent").toString().contains(text)) {
        return;
      }
    }
    throw new AssertionError("Con el tabulador no se llega a «%s»".formatted(text));
  }

  private void escalate(String folio) {
    question(4).click();
    page.locator(".sf-question").nth(3).getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Formulario")).click();
    assertThat(page.locator(".task-details .fjs-container")).containsText(folio);
    page.getByLabel("Escalar al siguiente nivel").check();
    page.getByLabel("Motivo").fill(HURRIED);
    complete();
  }

  private void handOver() {
    question(3).click();
    Locator people = page.locator(".sf-question").nth(2);
    people.getByText("Entregar", new Locator.GetByTextOptions().setExact(true)).first().click();
    assertThat(people.getByLabel(Pattern.compile("¿Por qué lo entregas a .*"))).isFocused();
    page.keyboard().type(EXPERT);
    people.getByText("Entregar ticket").first().click();
    assertThat(page.locator(".sf-notice")).containsText("Entregaste el ticket a ");
    assertThat(page.locator(".sf-notice")).isFocused();
    assertThat(page.locator(".sf-timeline")).containsText(EXPERT);
    assertThat(kept(3)).containsText(EXPERT);
  }

  private void arrive(String person) {
    visit(TASKLIST);
    page.onDialog(dialog -> {
      dialogs.add(dialog.message());
      dialog.dismiss();
    });
    enter(person);
  }

  private void openTab(String list, String state, String folio) {
    open(list, state, folio);
    page.locator(".task-details .nav-tabs").getByText("Ticket", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator(".sf-head")).containsText(folio);
    assertThat(page.locator(".sf-ticket [aria-busy]")).hasCount(0);
    assertThat(page.locator(".sf-ticket").getByText("Cargando…")).hasCount(0);
  }

  private Locator question(int number) {
    return page.locator(".sf-question summary").nth(number - 1);
  }

  private Locator kept(int number) {
    return page.locator(".sf-kept").nth(number - 1);
  }

  private static Consumer<Route> broken() {
    return route -> route.fulfill(new Route.FulfillOptions().setStatus(500).setContentType("application/problem+json")
        .setBody("{\"detail\":\"No es tu culpa: vuelve a intentarlo.\"}"));
  }

  private String attended(String subject) {
    String folio = as("luis", () -> desk.open(TicketType.INCIDENTE, Map.of("subject", subject, "description", "Desde ayer " + SCRIPT,
        "impact", "ALTO", "urgency", "ALTA", "category", "IMPRESORA"))).folio();
    return act("ana", folio, Action.ATENDER, Map.of()).folio();
  }
}
