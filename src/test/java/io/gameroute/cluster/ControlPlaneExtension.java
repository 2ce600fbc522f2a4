package io.gameroute.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the shared {@link ControlPlane}, its admin {@link KubernetesClient} and a fresh {@link TestNamespace} to tests that ask for them by
 * parameter; disables the tests, loudly, where the binaries are missing.
 */
public final class ControlPlaneExtension implements ExecutionCondition, ParameterResolver {
    private static final Namespace STORE = Namespace.create(ControlPlaneExtension.class);
    private static final Set<Class<?>> RESOLVED =
            Set.of(ControlPlane.class, KubernetesClient.class, TestNamespace.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return availability();
    }

    public static ConditionEvaluationResult availability() {
        return SkipNotice.isAvailable()
                ? ConditionEvaluationResult.enabled("control plane binaries found")
                : ConditionEvaluationResult.disabled(SkipNotice.TEXT);
    }

    /** A namespace that a constructor asks for belongs to the one test, too. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return RESOLVED.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == TestNamespace.class) {
            return namespace(context);
        }
        return type == KubernetesClient.class ? ControlPlane.shared().adminClient() : ControlPlane.shared();
    }

    /** One per test (or per class, for a parameter of {@code @BeforeAll}); the store closes it. */
    private static TestNamespace namespace(ExtensionContext context) {
        String prefix = context.getRequiredTestClass().getSimpleName().toLowerCase(Locale.ROOT);
        return context.getStore(STORE)
                .getOrComputeIfAbsent(
                        TestNamespace.class,
                        key -> TestNamespace.create(ControlPlane.shared().adminClient(), prefix),
                        TestNamespace.class);
    }
}
