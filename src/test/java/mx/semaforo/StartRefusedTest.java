package mx.semaforo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

class StartRefusedTest {

  private static final String ID = "camunda.bpm.admin-user.id";
  private static final String PASSWORD = "camunda.bpm.admin-user.password";

  @ParameterizedTest
  @CsvSource({"'', '', SEMAFORO_ADMIN_USER", "' ', secreto, SEMAFORO_ADMIN_USER", "jefa, '', SEMAFORO_ADMIN_PASSWORD",
      "jefa, ' ', SEMAFORO_ADMIN_PASSWORD"})
  void productionDoesNotStartWithoutAnAdministrator(String id, String password, String missing) {
    MockEnvironment production = profiles("postgres").withProperty(ID, id).withProperty(PASSWORD, password);
    assertThatThrownBy(() -> check(production))
        .isInstanceOf(StartRefused.class)
        .hasMessage("Falta la cuenta del administrador: " + missing + " está vacía.");
  }

  @Test
  void anyProfileButTheDemoNeedsItsOwnAdministrator() {
    assertThatThrownBy(() -> check(profiles("otro"))).isInstanceOf(StartRefused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lab", "demo"})
  void productionIsNotMixedWithPlay(String play) {
    MockEnvironment both = profiles("postgres", play).withProperty(ID, "jefa").withProperty(PASSWORD, "secreto");
    assertThatThrownBy(() -> check(both))
        .isInstanceOf(StartRefused.class)
        .hasMessage("El perfil «postgres» es de producción y no se combina con «lab» ni con «demo».");
  }

  @Test
  void theDemoAndAProductionWithAnAdministratorStart() {
    MockEnvironment demoByDefault = profiles();
    demoByDefault.setDefaultProfiles("demo");
    assertThatCode(() -> check(demoByDefault)).doesNotThrowAnyException();
    assertThatCode(() -> check(profiles("demo"))).doesNotThrowAnyException();
    assertThatCode(() -> check(profiles("lab", "demo"))).doesNotThrowAnyException();
    assertThatCode(() -> check(profiles("postgres").withProperty(ID, "jefa").withProperty(PASSWORD, "secreto")))
        .doesNotThrowAnyException();
  }

  @Test
  void theRefusalSaysWhatToDoInsteadOfAStackTrace() {
    StartRefused refused = catchThrowableOfType(StartRefused.class, () -> check(profiles("postgres")));
    FailureAnalysis shown = new StartRefused.Analyzer().analyze(new IllegalStateException("El arranque falló", refused));
    assertThat(shown.getDescription()).isEqualTo("Falta la cuenta del administrador: SEMAFORO_ADMIN_USER está vacía.");
    assertThat(shown.getAction()).isEqualTo("Define SEMAFORO_ADMIN_USER y SEMAFORO_ADMIN_PASSWORD y vuelve a arrancar. "
        + "Fuera de «demo» no existe ninguna cuenta de fábrica.");
  }

  /** Nobody listens on the database's port: whoever touched it would fail with something else. */
  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void aRealStartStopsBeforeTheDatabaseIsTouchedAndSaysWhy(CapturedOutput output) {
    SpringApplication desk = new SpringApplication(SemaforoApplication.class);
    desk.setAdditionalProfiles("postgres");
    assertThatThrownBy(() -> desk.run("--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/semaforo",
        "--camunda.bpm.admin-user.id="))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("SEMAFORO_ADMIN_USER");
    assertThat(output).contains("Falta la cuenta del administrador", "Define SEMAFORO_ADMIN_USER").doesNotContain("\tat ");
  }

  private static MockEnvironment profiles(String... active) {
    MockEnvironment environment = new MockEnvironment();
    environment.setActiveProfiles(active);
    return environment;
  }

  private static void check(MockEnvironment environment) {
    new StartRefused.Check().postProcessEnvironment(environment, new SpringApplication());
  }
}
