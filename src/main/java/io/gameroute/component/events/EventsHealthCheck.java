package io.gameroute.component.events;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Says how a sink is doing. It is always UP: a sink that is broken is no reason to restart or to bypass the process. */
final class EventsHealthCheck extends AbstractHealthCheck {
    private final SinkProgress progress;

    EventsHealthCheck(String sink, SinkProgress progress) {
        super("gameserver-events", "gameserver-events:" + sink);
        this.progress = progress;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail("sink.active", progress.isClaimed());
        builder.detail("sink.position", progress.position());
        builder.detail("sink.lag", progress.lag());
        builder.detail("sink.failures", progress.failures.get());
        builder.detail("sink.dead.letters", progress.waitingLetters());
        builder.detail("sink.missed", progress.missed.get());
        builder.detail("sink.busy.seconds", progress.busy(System.nanoTime()).toSeconds());
        progress.error().ifPresent(error -> builder.detail("sink.error", error));
        builder.up();
    }
}
