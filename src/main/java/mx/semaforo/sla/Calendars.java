package mx.semaforo.sla;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The calendars of {@code bpmn/calendarios}. Every version that was ever in force stays in the database, so that a
 * ticket keeps counting with the calendar it was opened with.
 */
@Component
public class Calendars implements SmartInitializingSingleton {

  private final JdbcTemplate jdbc;
  private final Map<String, BusinessCalendar> inForce = new HashMap<>();
  private final Map<String, BusinessCalendar> byVersion = new ConcurrentHashMap<>();

  Calendars(JdbcTemplate jdbc) throws IOException {
    this.jdbc = jdbc;
    for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:bpmn/calendarios/*.yaml")) {
      BusinessCalendar calendar = BusinessCalendar.parse(file.getFilename(), read(file));
      inForce.put(calendar.name(), calendar);
      byVersion.put(calendar.version(), calendar);
    }
  }

  /** Keeps the versions in force; another node may be doing the same. */
  @Override
  public void afterSingletonsInstantiated() {
    inForce.values().forEach(calendar -> jdbc.update("""
        insert into calendar_version (version, name, definition)
        select ?, ?, ? where not exists (select 1 from calendar_version where version = ?)""",
        calendar.version(), calendar.name(), calendar.definition(), calendar.version()));
  }

  /** @throws IllegalArgumentException naming the calendars there are */
  public BusinessCalendar inForce(String name) {
    BusinessCalendar calendar = inForce.get(name);
    if (calendar == null) {
      throw new IllegalArgumentException("No hay calendario «%s» en bpmn/calendarios; los que hay: %s."
          .formatted(name, String.join(", ", inForce.keySet().stream().sorted().toList())));
    }
    return calendar;
  }

  /** One for each file. */
  public Collection<BusinessCalendar> inForce() {
    return Collections.unmodifiableCollection(inForce.values());
  }

  /** Any version that was ever in force. */
  public BusinessCalendar version(String version) {
    return byVersion.computeIfAbsent(version, key -> jdbc.queryForObject(
        "select name, definition from calendar_version where version = ?",
        (row, i) -> BusinessCalendar.parse(row.getString("name") + ".yaml", row.getString("definition")), key));
  }

  private static String read(Resource file) {
    try {
      return file.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
