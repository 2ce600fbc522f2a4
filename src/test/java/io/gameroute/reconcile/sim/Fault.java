package io.gameroute.reconcile.sim;

/** What can go wrong with one write. */
public enum Fault {
    /** The process ends before the write leaves it. */
    STOPPED_BEFORE,
    /** The process ends when the write is done and before it hears of it. */
    STOPPED_AFTER,
    CONFLICT,
    /** The write is done, its answer is lost. */
    TIMED_OUT_AFTER,
    TRANSIENT
}
