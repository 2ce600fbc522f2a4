package io.gameroute.component.workqueue;

import java.time.Duration;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** DOWN while one key has been running for longer than it should: its worker hangs. */
final class WorkqueueHealthCheck extends AbstractHealthCheck {
    private final Workqueue queue;
    private final Duration stuckAfter;

    WorkqueueHealthCheck(Workqueue queue, Duration stuckAfter) {
        super("workqueue", "workqueue:" + queue.name());
        this.queue = queue;
        this.stuckAfter = stuckAfter;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        Duration longest = queue.longestRunning();
        builder.detail("queue.depth", queue.depth());
        builder.detail("queue.delayed", queue.delayed());
        builder.detail("queue.running", queue.running());
        builder.detail("queue.longest.running.seconds", longest.toSeconds());
        if (longest.compareTo(stuckAfter) <= 0) {
            builder.up();
            return;
        }
        queue.oldest().ifPresent(claim -> builder.detail("queue.longest.running.key", claim.key()));
        builder.message("a key of workqueue:" + queue.name() + " has been running for " + longest.toSeconds()
                + " s, more than stuckAfter allows");
        builder.down();
    }
}
