package mx.semaforo.ticket;

import jakarta.persistence.EntityManager;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.springframework.stereotype.Component;

/** Deals out folios, one database sequence per ticket type; a refused report leaves a gap, never a repeat. */
@Component
class Folios {

  private final EntityManager entities;

  Folios(EntityManager entities) {
    this.entities = entities;
  }

  String next(TicketType type) {
    String query = entities.getEntityManagerFactory().unwrap(SessionFactoryImplementor.class).getJdbcServices()
        .getDialect().getSequenceSupport().getSequenceNextValString("folio_%s_seq".formatted(type.name().toLowerCase()));
    return type.folio(((Number) entities.createNativeQuery(query, Long.class).getSingleResult()).longValue());
  }
}
