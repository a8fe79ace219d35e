package mx.semaforo.directory;

import java.io.IOException;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The demo's people under their chiefs, while the table knows nobody. */
@Component
@Profile("demo")
class DemoDirectory implements InitializingBean {

  private final Employees employees;

  DemoDirectory(Employees employees) {
    this.employees = employees;
  }

  @Override
  public void afterPropertiesSet() throws IOException {
    if (employees.areNone()) {
      ImportReport report = employees.store(new ClassPathResource("demo/personas.csv").getContentAsByteArray());
      if (!report.rejected().isEmpty()) {
        throw new IllegalStateException("demo/personas.csv: " + report.rejected());
      }
    }
  }
}
