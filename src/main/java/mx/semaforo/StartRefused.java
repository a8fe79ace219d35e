package mx.semaforo;

import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/** A start that would leave the desk unsafe; says in Spanish what to do instead. */
class StartRefused extends RuntimeException {

  private final String cure;

  StartRefused(String reason, String cure) {
    super(reason);
    this.cure = cure;
  }

  /** Looks at the settings before anything is touched. */
  static class Check implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
      List<String> active = Arrays.asList(environment.getActiveProfiles());
      if (active.contains("postgres") && (active.contains("lab") || active.contains("demo"))) {
        throw new StartRefused("El perfil «postgres» es de producción y no se combina con «lab» ni con «demo».",
            "Para probar, usa solo «demo» o «lab»; en producción, solo «postgres».");
      }
      if (!environment.acceptsProfiles(Profiles.of("demo | lab"))) {
        required(environment, "SEMAFORO_ADMIN_USER", "camunda.bpm.admin-user.id");
        required(environment, "SEMAFORO_ADMIN_PASSWORD", "camunda.bpm.admin-user.password");
      }
    }

    private static void required(ConfigurableEnvironment environment, String variable, String property) {
      String value = environment.getProperty(property, "");
      if (value.isBlank()) {
        throw new StartRefused("Falta la cuenta del administrador: " + variable + " está vacía.",
            "Define SEMAFORO_ADMIN_USER y SEMAFORO_ADMIN_PASSWORD y vuelve a arrancar. Fuera de «demo» no existe ninguna cuenta de fábrica.");
      }
    }

    @Override
    public int getOrder() {
      return Ordered.LOWEST_PRECEDENCE;
    }
  }

  /** Shows reason and cure instead of a stack trace. */
  static class Analyzer extends AbstractFailureAnalyzer<StartRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable root, StartRefused refused) {
      return new FailureAnalysis(refused.getMessage(), refused.cure, refused);
    }
  }
}
