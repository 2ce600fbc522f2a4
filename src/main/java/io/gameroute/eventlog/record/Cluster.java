package io.gameroute.eventlog.record;

import io.gameroute.eventlog.Facts;

/** Whether something is there at all, asked about what was recorded and not seen since. */
public interface Cluster {
    /** False while that cannot be told yet, or the object is outside of what is looked at. */
    boolean isKnownToBeGone(Facts facts);
}
