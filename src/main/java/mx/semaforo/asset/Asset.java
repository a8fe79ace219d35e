package mx.semaforo.asset;

/**
 * @param tag inventory number, e.g. {@code EQ-0042}
 * @param serial the maker's number; may be null
 * @param assignedTo login of who answers for it; null while it is in store
 */
public record Asset(String tag, String kind, String model, String serial, String assignedTo) {}
