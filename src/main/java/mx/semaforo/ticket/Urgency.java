package mx.semaforo.ticket;

/** How soon the work must go on. */
public enum Urgency { ALTA, MEDIA, BAJA }
