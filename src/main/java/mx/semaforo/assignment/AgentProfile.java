package mx.semaforo.assignment;

import java.time.Instant;
import java.util.SortedMap;

/**
 * What the desk knows of how somebody works.
 *
 * @param level of support, from 1
 * @param calendar name of the calendar in whose hours the agent works
 * @param capacity how many tickets at a time are enough
 * @param awayUntil when the agent is back (UTC); null for somebody who is not away
 * @param skills 1 (knows something of it) to 5 (teaches it) by category; one that is missing is unknown
 */
public record AgentProfile(String login, int level, String calendar, int capacity, Instant awayUntil, SortedMap<String, Integer> skills) {}
