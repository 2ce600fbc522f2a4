package io.gameroute.acceptance;

import io.gameroute.cluster.ControlPlaneExtension;
import io.gameroute.cluster.TestCluster;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Makes the {@link Scenario} of a test; the cluster under it is started for the first one and ends with the test run. */
final class ScenarioExtension implements ExecutionCondition, ParameterResolver {
    private static final Namespace STORE = Namespace.create(ScenarioExtension.class);
    private static final Set<String> BEGUN = ConcurrentHashMap.newKeySet();

    /** The classes that have been handed a scenario in this JVM. */
    static Set<String> begun() {
        return Set.copyOf(BEGUN);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return TestCluster.isReal()
                ? ControlPlaneExtension.availability()
                : ConditionEvaluationResult.enabled("the embedded API server is always there");
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Scenario.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        BEGUN.add(context.getRequiredTestClass().getSimpleName());
        String prefix = context.getRequiredTestClass().getSimpleName().toLowerCase(Locale.ROOT);
        return context.getStore(STORE)
                .getOrComputeIfAbsent(Scenario.class, key -> Scenario.begin(cluster(context), prefix), Scenario.class);
    }

    private static ClusterUnderTest cluster(ExtensionContext context) {
        return context.getRoot()
                .getStore(STORE)
                .getOrComputeIfAbsent(ClusterUnderTest.class, key -> ClusterUnderTest.start(), ClusterUnderTest.class);
    }
}
