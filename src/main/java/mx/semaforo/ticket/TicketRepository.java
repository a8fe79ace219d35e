package mx.semaforo.ticket;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface TicketRepository extends Repository<Ticket, String> {

  Ticket save(Ticket ticket);

  Optional<Ticket> findById(String folio);
}
