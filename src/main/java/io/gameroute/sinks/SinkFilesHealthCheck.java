package io.gameroute.sinks;

import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.jspecify.annotations.Nullable;

/** Says how each sink file is doing. It is always UP: a broken sink is no reason to restart or to bypass the process. */
final class SinkFilesHealthCheck extends AbstractHealthCheck {
    private final Supplier<Map<String, SinkState>> states;
    private volatile @Nullable String unreadable;

    SinkFilesHealthCheck(Supplier<Map<String, SinkState>> states) {
        super("gameroute", "sink-files");
        this.states = states;
    }

    /** Whether that is news. */
    boolean unreadable(String cause) {
        boolean isNews = !cause.equals(unreadable);
        unreadable = cause;
        return isNews;
    }

    void readable() {
        unreadable = null;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        String cause = unreadable;
        if (cause != null) {
            builder.detail("sinks.error", cause);
        }
        states.get().forEach((file, state) -> builder.detail(file, text(state)));
        builder.up();
    }

    private static String text(SinkState state) {
        return state.problems().isEmpty()
                ? state.condition().toString()
                : state.condition() + ": "
                        + state.problems().stream().map(SinkProblem::toString).collect(Collectors.joining("; "));
    }
}
