package mx.semaforo.assignment;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

@Entity
@Table(name = "agent_profile")
class AgentProfileRow {

  @Id
  private String login;
  @Column(name = "support_level")
  private int level;
  private String calendar;
  private int capacity;
  private Instant awayUntil;
  @ElementCollection
  @CollectionTable(name = "agent_skill", joinColumns = @JoinColumn(name = "login"))
  @MapKeyColumn(name = "category")
  @Column(name = "skill")
  private Map<String, Integer> skills = new HashMap<>();
  @Version
  @Column(name = "row_version")
  private Integer version;

  protected AgentProfileRow() {}

  AgentProfileRow(String login) {
    this.login = login;
  }

  AgentProfileRow become(AgentProfile profile) {
    level = profile.level();
    calendar = profile.calendar();
    capacity = profile.capacity();
    awayUntil = profile.awayUntil();
    skills.keySet().retainAll(profile.skills().keySet());
    skills.putAll(profile.skills());
    return this;
  }

  /** Another one after each change. */
  String version() {
    return String.valueOf(version);
  }

  AgentProfile profile() {
    return new AgentProfile(login, level, calendar, capacity, awayUntil, new TreeMap<>(skills));
  }
}
