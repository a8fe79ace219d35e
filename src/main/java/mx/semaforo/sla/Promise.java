package mx.semaforo.sla;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;

/**
 * What was promised for one clock, word for word as the tables said it.
 *
 * @param rule the sentence of the rule that chose the agreement
 * @param target canonical text of a {@link Target}; {@code milestones} likewise of {@link Milestone}s
 * @param runsWithSupplier whether the clock runs on while the supplier is awaited
 * @param runsInApproval the same while an approval is awaited
 */
@Embeddable
record Promise(String agreement, @Column(name = "agreement_rule") String rule, String target, String milestones, String calendar,
    String calendarVersion, boolean runsWithSupplier, boolean runsInApproval) {

  static Promise of(String agreement, String rule, Target target, List<Milestone> milestones, BusinessCalendar calendar,
      boolean runsWithSupplier, boolean runsInApproval) {
    return new Promise(agreement, rule, target.toString(), String.join(", ", milestones.stream().map(Milestone::name).toList()),
        calendar.name(), calendar.version(), runsWithSupplier, runsInApproval);
  }
}
