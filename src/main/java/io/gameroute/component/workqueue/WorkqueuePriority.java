package io.gameroute.component.workqueue;

/** Which keys go first: news before what was there when the process started. Declared from first to last. */
public enum WorkqueuePriority {
    /** Something changed just now. */
    LIVE,
    /** Part of the initial list; it waits until nothing live is ready. */
    INITIAL;

    WorkqueuePriority orMoreUrgent(WorkqueuePriority other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
