package mx.semaforo.inquiry;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface InquiryRepository extends Repository<Inquiry, String> {

  Inquiry save(Inquiry inquiry);

  Optional<Inquiry> findById(String token);

  List<Inquiry> findByFolioOrderByAskedAtAscTokenAsc(String folio);
}
