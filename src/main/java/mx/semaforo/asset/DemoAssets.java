package mx.semaforo.asset;

import java.io.IOException;
import mx.semaforo.directory.ImportReport;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The demo's equipment in the hands of its people, while the table knows none. */
@Component
@Profile("demo")
@DependsOn("demoDirectory")
class DemoAssets implements InitializingBean {

  private final Assets assets;

  DemoAssets(Assets assets) {
    this.assets = assets;
  }

  @Override
  public void afterPropertiesSet() throws IOException {
    if (assets.areNone()) {
      ImportReport report = assets.store(new ClassPathResource("demo/equipos.csv").getContentAsByteArray());
      if (!report.rejected().isEmpty()) {
        throw new IllegalStateException("demo/equipos.csv: " + report.rejected());
      }
    }
  }
}
