package mx.semaforo.approval;

/**
 * One line of {@code aprobaciones.dmn}: whose yes a request needs and why.
 *
 * @param order levels are asked one after the other, lowest first
 * @param approver {@link #CHIEF}, {@link #CHIEF_OF_CHIEF}, {@code persona:<login>} or the id of an identity group
 * @param rule the rule's own words
 */
public record Level(int order, String approver, String rule) {

  public static final String CHIEF = "JEFE";
  public static final String CHIEF_OF_CHIEF = "JEFE_DE_JEFE";
  public static final String PERSON = "persona:";
}
