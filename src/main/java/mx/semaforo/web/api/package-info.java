/** REST under {@code /api/v1}: JSON in the words of the desk, errors as problem details (RFC 9457) in Spanish. */
package mx.semaforo.web.api;
