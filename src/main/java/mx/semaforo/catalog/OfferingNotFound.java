package mx.semaforo.catalog;

/** No such service, or none that the person asking may ask for: the answer is the same. */
public class OfferingNotFound extends RuntimeException {

  OfferingNotFound(String service) {
    super("No existe el servicio «%s» en el catálogo, o no te toca pedirlo. Elige uno de los que se te ofrecen.".formatted(service));
  }
}
