/** Pages for people: server-rendered, in Spanish, without a line of script. */
package mx.semaforo.web.portal;
