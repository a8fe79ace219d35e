package mx.semaforo.ticket;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Somebody who may read a ticket beside its group, its agent and its requester, such as who approves it. */
@Entity
@Table(name = "ticket_reader")
class TicketReader {

  @EmbeddedId
  private Key key;

  protected TicketReader() {}

  TicketReader(String folio, String person) {
    this.key = new Key(folio, person);
  }

  @Embeddable
  record Key(String folio, String person) {}
}
