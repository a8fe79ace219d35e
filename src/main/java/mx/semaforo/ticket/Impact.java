package mx.semaforo.ticket;

/** How much of the company an incident stops. */
public enum Impact { ALTO, MEDIO, BAJO }
