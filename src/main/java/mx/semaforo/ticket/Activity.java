package mx.semaforo.ticket;

/** The ITIL activities that the desk's states stand for. */
public enum Activity { DEMANDA, ENTREGAR_Y_SOPORTAR, VALOR }
