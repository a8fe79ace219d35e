package mx.semaforo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Words for what people do in a real browser. */
abstract class Walk extends DeskTest {

  static final String TASKLIST = "/camunda/app/tasklist/default/";
  static final String UNASSIGNED = "Sin asignar (vence primero)";

  static Browser browser;

  @LocalServerPort private int port;
  Page page;

  @BeforeAll
  static void startBrowser() {
    browser = new Browser();
    PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
  }

  @AfterAll
  static void closeBrowser() {
    browser.close();
  }

  /** A week before all other tests, whose tickets then stand behind in every list. */
  @BeforeEach
  void startEarlier() {
    ClockUtil.setCurrentTime(Date.from(MONDAY_9AM.minus(Duration.ofDays(7))));
  }

  void visit(String path) {
    page = browser.visitor("http://localhost:" + port);
    page.navigate(path);
  }

  void enter(String person) {
    page.getByLabel("Usuario").fill(person);
    page.getByLabel("Contraseña").fill("demo");
    button("Entrar").click();
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator card(String text) {
    return page.locator(".tasks-list li.task", new Page.LocatorOptions().setHasText(text));
  }

  void list(String name) {
    page.waitForResponse(answer -> answer.url().matches(".*/filter/.*/list.*"),
        () -> page.locator(".task-filters").getByText(name).click());
  }

  void open(String list, String state, String folio) {
    list(list);
    card(folio).getByRole(AriaRole.LINK).getByText(state).click();
    assertThat(page.locator(".task-details .fjs-container")).containsText(folio);
  }

  void complete() {
    button("Completar").click();
    assertThat(page.locator(".task-details .fjs-container")).hasCount(0);
  }

  void picture(String name) {
    browser.picture(page, name);
  }
}
