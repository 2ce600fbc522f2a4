package io.gameroute;

import io.gameroute.eventlog.record.EventRecorder;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Says how the recorder is doing. It is always UP: reconciliation does not need the event log. */
final class EventLogHealthCheck extends AbstractHealthCheck {
    private final EventRecorder recorder;
    private final LongSupplier droppedUnread;
    private final boolean shared;

    /** @param shared whether other replicas record in the same log */
    EventLogHealthCheck(EventRecorder recorder, LongSupplier droppedUnread, boolean shared) {
        super("gameroute", "eventlog");
        this.recorder = recorder;
        this.droppedUnread = droppedUnread;
        this.shared = shared;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        EventRecorder.Status status = recorder.status();
        builder.detail("eventlog.recording", status.leading() && status.loaded());
        builder.detail("eventlog.shared", shared);
        builder.detail("eventlog.waiting", status.waiting());
        builder.detail("eventlog.comparing", status.comparing());
        builder.detail("eventlog.collapsed", status.collapsed());
        builder.detail("eventlog.dropped.unread", droppedUnread.getAsLong());
        status.failure().ifPresent(failure -> builder.detail("eventlog.error", failure));
        builder.up();
    }
}
