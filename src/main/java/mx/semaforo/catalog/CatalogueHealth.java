package mx.semaforo.catalog;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Component {@code catalogue} of the health page: a broken folder is for an analyst to correct; the desk stays in service. */
@Component("catalogueHealthIndicator")
class CatalogueHealth implements HealthIndicator {

  private final Catalogue catalogue;

  CatalogueHealth(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Health health() {
    return Health.up().withDetail("services", catalogue.offerings().size()).withDetail("problems", catalogue.problems()).build();
  }
}
