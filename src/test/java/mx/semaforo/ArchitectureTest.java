package mx.semaforo;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import mx.semaforo.process.InDiagrams;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.scheduling.annotation.Scheduled;

@AnalyzeClasses(packagesOf = SemaforoApplication.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] DOMAIN =
      {"mx.semaforo.ticket..", "mx.semaforo.sla..", "mx.semaforo.survey..", "mx.semaforo.notification..", "mx.semaforo.knowledge.."};

  @Test
  void modulesUseOnlyWhatTheyDeclare() {
    ApplicationModules.of(SemaforoApplication.class).verify();
  }

  @ArchTest
  static final ArchRule onlyTheProcessModuleTouchesTheEngine = noClasses()
      .that().resideOutsideOfPackage("mx.semaforo.process..")
      .should().dependOnClassesThat().resideInAPackage("org.camunda..");

  @ArchTest
  static final ArchRule theDomainKnowsNeitherTheProcessNorTheWeb = noClasses()
      .that().resideInAnyPackage(DOMAIN)
      .should().dependOnClassesThat().resideInAnyPackage("mx.semaforo.process..", "mx.semaforo.web..");

  @ArchTest
  static final ArchRule waitingBelongsToTheEngine = methods()
      .that().areAnnotatedWith(Scheduled.class)
      .should().beDeclaredInClassesThat().resideInAPackage("mx.semaforo.notification..");

  @ArchTest
  static final ArchRule timeIsInjected = noClasses()
      .should().callMethodWhere(describe("the system's clock is read", ArchitectureTest::readsTheSystemClock));

  @ArchTest
  static final ArchRule aBoxHasOneDelegateThatOnlyDiagramsName = classes()
      .that().implement(JavaDelegate.class)
      .should().haveSimpleNameEndingWith("Delegate")
      .andShould().bePackagePrivate()
      .andShould().beAnnotatedWith(InDiagrams.class)
      .andShould().resideInAPackage("mx.semaforo.process.delegate");

  @ArchTest
  static final ArchRule onlyDelegatesAreCalledSo = classes()
      .that().haveSimpleNameEndingWith("Delegate")
      .should().implement(JavaDelegate.class);

  @ArchTest
  static final ArchRule namesSayWhatAClassIsFor = noClasses()
      .should().haveNameMatching(".*(Impl|Manager|Helper|Utils?)(\\$.*)?")
      .orShould().resideInAPackage("..common..");

  @ArchTest
  static final ArchRule collaboratorsComeThroughTheConstructor = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

  private static boolean readsTheSystemClock(JavaMethodCall call) {
    String method = call.getTarget().getName();
    return call.getTargetOwner().getPackageName().equals("java.time") && (method.startsWith("system")
        || method.equals("now") && call.getTarget().getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class)));
  }
}
