package mx.semaforo.process.engine;

import java.util.ArrayList;
import java.util.List;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.scripting.engine.DefaultScriptEngineResolver;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** What the desk changes in the engine: expressions, rights, guards, listeners of ticket processes, SLA cycles. */
@Component
class EnginePlugin extends AbstractProcessEnginePlugin {

  /** Diagrams run no scripts: the language that comes with the engine would pass by {@link GuardedExpressions}. */
  private static final ClassLoader NO_LANGUAGES = ClassLoader.getPlatformClassLoader();

  private final ApplicationContext context;
  private final Recorder recorder;
  private final DecisionGuard guard;

  EnginePlugin(ApplicationContext context, Recorder recorder, DecisionGuard guard) {
    this.context = context;
    this.recorder = recorder;
    this.guard = guard;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setExpressionManager(new GuardedExpressions(context, new DiagramBeans(context)));
    engine.setCommandCheckers(new ArrayList<>(List.of(new TenantCommandChecker(), new DeskRights.Checker())));
    engine.setCustomSessionFactories(added(added(engine.getCustomSessionFactories(), new DeskRights.Sessions()), new KnownTables()));
    engine.setResourceAuthorizationProvider(new DeskRights.NoRows());
    engine.setCustomPreCommandInterceptorsTxRequired(
        added(engine.getCustomPreCommandInterceptorsTxRequired(), new CommandGuard()));
    engine.setCustomPreBPMNParseListeners(
        added(engine.getCustomPreBPMNParseListeners(), new TicketParseListener(recorder, guard)));
    engine.setScriptEngineResolver(new DefaultScriptEngineResolver(new ScriptEngineManager(NO_LANGUAGES)));
    engine.setDmnEngineConfiguration(Feel.tables());
    engine.setCustomHistoryLevels(added(engine.getCustomHistoryLevels(), new LastingHistory()));
    engine.setReevaluateTimeCycleWhenDue(true);
  }

  @Override
  public void postInit(ProcessEngineConfigurationImpl engine) {
    ((MapBusinessCalendarManager) engine.getBusinessCalendarManager())
        .addBusinessCalendar(CycleBusinessCalendar.NAME, new SlaCycleCalendar());
  }

  private static <T> List<T> added(List<T> present, T one) {
    List<T> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
    all.add(one);
    return all;
  }
}
