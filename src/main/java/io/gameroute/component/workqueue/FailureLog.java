package io.gameroute.component.workqueue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once that a key fails and once that it recovered, however often it is repeated in between; a failure of another type is
 * said again. Repetitions and stack traces are for DEBUG.
 */
final class FailureLog {
    private static final Logger LOG = LoggerFactory.getLogger(WorkqueueConsumer.class);

    private final String queue;
    private final Map<String, Class<?>> reported = new ConcurrentHashMap<>();

    FailureLog(String queue) {
        this.queue = queue;
    }

    void failed(Claim claim, Throwable cause, Duration rest) {
        int failures = claim.failures() + 1;
        if (reported.put(claim.key(), cause.getClass()) != cause.getClass()) {
            LOG.warn(
                    "workqueue:{} {} failed ({} in a row), again in {} ms: {}",
                    queue,
                    claim.key(),
                    failures,
                    rest.toMillis(),
                    text(cause));
        }
        LOG.debug(
                "workqueue:{} {} failed ({} in a row), again in {} ms",
                queue,
                claim.key(),
                failures,
                rest.toMillis(),
                cause);
    }

    void succeeded(Claim claim) {
        if (claim.failures() > 0 && reported.remove(claim.key()) != null) {
            LOG.info("workqueue:{} {} succeeded after {} failure(s)", queue, claim.key(), claim.failures());
        }
    }

    private static String text(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage();
    }
}
