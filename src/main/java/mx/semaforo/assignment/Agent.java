package mx.semaforo.assignment;

import java.util.Optional;

/**
 * Somebody of the desk, as things are now.
 *
 * @param profile null where supervisors have not written one yet
 * @param load tickets that wait for this agent's work
 */
public record Agent(String user, String name, AgentProfile profile, int load, Presence presence) {

  /** 1 to 5; empty where nobody has said it. */
  Optional<Integer> skill(String category) {
    return Optional.ofNullable(profile).map(known -> known.skills().get(category));
  }

  boolean hasRoom() {
    return profile != null && load < profile.capacity();
  }

  /** 1 for somebody who has as much as is enough. */
  double burden() {
    return profile == null ? load : (double) load / profile.capacity();
  }

  int level() {
    return profile == null ? 0 : profile.level();
  }

  /**
   * One sentence: what the agent can do, how much there is already, and whether the agent is there.
   *
   * @param label what people call the category
   */
  String why(String category, String label) {
    String given = name.split(" ")[0];
    if (profile == null) {
      return "%s tiene %s y está %s".formatted(given, load == 1 ? "1 ticket" : load + " tickets", presence.words());
    }
    return "%s %s, tiene %d de %d tickets y está %s".formatted(given,
        skill(category).map(skill -> "sabe %d de 5 de «%s»".formatted(skill, label)).orElse("no registra «%s»".formatted(label)),
        load, profile.capacity(), presence.words());
  }
}
