package mx.semaforo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The desk as people see it: from the login to the rating. */
class TasklistWalkTest extends Walk {

  @Test
  void agentSolvesAnIncidentInTasklist() {
    visit(TASKLIST);
    picture("entrar");
    enter("ana");
    String folio = report();
    attend(folio);
    askAndResume(folio);
    solve(folio);

    page.getByText("Ana Torres").first().click();
    page.getByText("Cerrar sesión").click();
    assertThat(page).hasURL(Pattern.compile(".*/login.*"));
    picture("salir");

    requesterSeesTheLight(folio);
    administratorSeesTheDiagram(folio);
  }

  @Test
  void requesterAnswersFromTheLinkWithoutLogin() {
    String folio = solved().folio();
    visit(link(folio));
    picture("solucion");
    atPhoneSize("solucion");
    Locator reason = page.locator("[name=reason]");
    button("No, sigue el problema").click();
    assertThat(page.locator("[name=reason]:invalid")).isVisible();
    reason.fill("   ");
    button("No, sigue el problema").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("motivo");
    picture("solucion-sin-motivo");

    page.getByText("5, excelente").click();
    page.locator("#accept-comment").fill("Muy amables");
    picture("solucion-estrellas");
    button("Sí, quedó resuelto").click();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("¡Gracias! Tu ticket quedó cerrado.");
    assertThat(page.locator("dl")).containsText("5, excelente");
    picture("solucion-aceptada");
    atPhoneSize("solucion-aceptada");
  }

  @Test
  void wordsArriveBeforeTheFirstPageOnASlowLine() {
    enterOnASlowLine(TASKLIST, "ana");
    assertThat(page.getByPlaceholder("Buscar tareas")).isVisible();
    assertThat(page.locator(".task-filters")).containsText(UNASSIGNED);

    enterOnASlowLine("/camunda/app/cockpit/default/", "admin");
    page.getByText("Processes").first().click();
    assertThat(page.getByPlaceholder("Add criteria")).isVisible();
    assertThat(page.locator("table").first()).containsText("Running Instances");
  }

  private void enterOnASlowLine(String app, String person) {
    visit(app);
    page.route("**/locales/*", line -> {
      page.waitForTimeout(1_500);
      line.resume();
    });
    enter(person);
  }

  private String report() {
    page.getByText("Iniciar proceso").click();
    page.locator(".processes").getByText("Incidente").click();
    assertThat(page.getByLabel("Asunto")).isVisible();
    picture("iniciar");
    button("Iniciar").click();
    assertThat(page.getByText("Este campo es obligatorio.").first()).isVisible();
    picture("iniciar-vacio");
    page.getByLabel("Asunto").fill("Nadie recibe correo");
    page.getByLabel("Descripción").fill("Desde las ocho no llega nada a ningún buzón.");
    choose("Impacto", "Alto");
    choose("Urgencia", "Alta");
    choose("Categoría", "Correo");
    page.getByLabel("Solicitante").fill("luiz");
    button("Iniciar").click();
    assertThat(page.locator(".modal-body .notifications")).containsText("No existe la persona «luiz»: escribe el usuario con el que entra.");
    assertThat(page.locator(".modal-body .notifications")).not().containsText("Cannot");
    picture("iniciar-rechazado");
    page.getByLabel("Solicitante").fill("luis");
    button("Iniciar").click();

    Locator card = card("Nadie recibe correo");
    assertThat(card).containsText(Pattern.compile(
        "Abierto.*Folio:.*INC-.*Asunto:.*Nadie recibe correo.*Solicitante:.*luis.*Prioridad:.*P1", Pattern.DOTALL));
    picture("sin-asignar");
    return card.locator(".variable-value").first().innerText().strip();
  }

  private void attend(String folio) {
    open(UNASSIGNED, "Abierto", folio);
    page.getByText("Tomar").click();
    page.getByLabel("Cerrar como duplicado de otro ticket").check();
    page.getByLabel("Folio original").fill("INC-999999");
    picture("abierto");
    button("Completar").click();
    assertThat(page.locator(".notifications").last()).containsText("INC-999999");
    assertThat(page.locator(".notifications").last()).not().containsText("Cannot");
    picture("duplicado-rechazado");
    page.getByLabel("Atender: lo tomo y empiezo").check();
    complete();
  }

  private void askAndResume(String folio) {
    open("Mis tickets", "En proceso", folio);
    page.getByLabel("Pedir datos al usuario").check();
    button("Completar").click();
    assertThat(page.getByText("Este campo es obligatorio.")).isVisible();
    picture("en-proceso-vacio");
    page.getByLabel("Pregunta al usuario").fill("¿Qué mensaje ven?");
    complete();

    open("Pendientes", "Pendiente usuario", folio);
    assertThat(page.getByLabel("Retomar la atención")).isChecked();
    picture("pendiente-usuario");
    complete();
  }

  private void solve(String folio) {
    open("Mis tickets", "En proceso", folio);
    page.getByLabel("Solucionar: ya quedó").check();
    page.getByLabel("Solución").last().fill("Se reinició el servidor de correo.");
    picture("solucionar");
    complete();
    open("Por validar", "Solucionado", folio);
    picture("por-validar");
  }

  private void requesterSeesTheLight(String folio) {
    visit("/tickets/" + folio);
    enter("luis");
    assertThat(page.locator("[aria-current=step]")).containsText("Solucionado");
    picture("ticket");
    atPhoneSize("ticket");
  }

  private void administratorSeesTheDiagram(String folio) {
    visit("/");
    enter("admin");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Cockpit")).click();
    assertThat(page.locator("body")).containsText("Processes");
    picture("cockpit");
    page.navigate("/camunda/app/cockpit/default/#/process-instance/" + process(folio).getId());
    assertThat(page.locator("body")).containsText(folio);
    assertThat(page.locator("[data-element-id=Task_Solucionado]").first()).isVisible();
    picture("cockpit-incidente");
  }

  private void choose(String field, String option) {
    page.locator(".fjs-form-field", new Page.LocatorOptions().setHasText(field)).first().locator(".fjs-select-display").click();
    page.locator(".fjs-dropdownlist-item").getByText(option).click();
  }

  private void atPhoneSize(String name) {
    page.setViewportSize(390, 844);
    browser.picture(page, name + "-telefono");
    org.assertj.core.api.Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    page.setViewportSize(1440, 900);
  }

  private String link(String folio) {
    return "/solucion/" + jdbc.queryForObject("select token from survey where folio = ? and closed_at is null", String.class, folio);
  }
}
