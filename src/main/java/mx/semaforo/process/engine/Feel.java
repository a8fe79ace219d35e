package mx.semaforo.process.engine;

import camundajar.impl.scala.collection.immutable.$colon$colon;
import camundajar.impl.scala.collection.immutable.List;
import camundajar.impl.scala.collection.immutable.List$;
import camundajar.impl.scala.util.Either;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.SuccessfulEvaluationResult;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.context.FunctionProvider.CompositeFunctionProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.valuemapper.ValueMapper;
import org.camunda.feel.valuemapper.ValueMapper.CompositeValueMapper;

/**
 * The engine's own FEEL, which would parse each cell and make all its built-in functions anew for every cell of every
 * evaluation: here both are made once. Nothing of an evaluation outlives it.
 */
public class Feel extends ScalaFeelEngine {

  private Feel() {
    super(java.util.List.of());
  }

  /** For an engine whose tables are evaluated by it. */
  public static DefaultDmnEngineConfiguration tables() {
    return ((DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration())
        .feelEngineFactory(Feel::new);
  }

  @Override
  protected FeelEngine buildFeelEngine(CustomFunctionTransformer functions, CompositeValueMapper values) {
    return new Prepared(functions, values);
  }

  private static class Prepared extends FeelEngine {

    private final Map<String, Either<Failure, ParsedExpression>> expressions = new ConcurrentHashMap<>();
    private final Map<String, Either<Failure, ParsedExpression>> unaryTests = new ConcurrentHashMap<>();
    private final FunctionProvider functions;
    private final FeelInterpreter interpreter;

    Prepared(FunctionProvider own, ValueMapper values) {
      super(own, values, FeelEngine.defaultConfiguration(), FeelEngine.defaultClock());
      List<FunctionProvider> none = List$.MODULE$.empty();
      functions = new CompositeFunctionProvider(
          new $colon$colon<>(new BuiltinFunctions(clock(), values), new $colon$colon<>(own, none)));
      interpreter = new FeelInterpreter(values);
    }

    @Override
    public Either<Failure, ParsedExpression> parseExpression(String text) {
      return expressions.computeIfAbsent(text, super::parseExpression);
    }

    @Override
    public Either<Failure, ParsedExpression> parseUnaryTests(String text) {
      return unaryTests.computeIfAbsent(text, super::parseUnaryTests);
    }

    /** Whatever does not go smoothly is left to the library, which has its own words for it. */
    @Override
    public EvaluationResult evaluate(ParsedExpression parsed, Context variables) {
      try {
        EvalContext context = EvalContext.create(valueMapper(), functions).merge(variables);
        Val value = interpreter.eval(parsed.expression(), context);
        if (context.failureCollector().failures().isEmpty() && !(value instanceof ValError) && !(value instanceof ValFatalError)) {
          return new SuccessfulEvaluationResult(valueMapper().unpackVal(value), List$.MODULE$.empty());
        }
      } catch (RuntimeException e) {
        return super.evaluate(parsed, variables);
      }
      return super.evaluate(parsed, variables);
    }
  }
}
