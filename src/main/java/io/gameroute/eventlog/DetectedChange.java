package io.gameroute.eventlog;

import org.jspecify.annotations.Nullable;

/** A change, why it happened, who made it, and when, as far as that is known. */
record DetectedChange(
        Change change,
        @Nullable String reason,
        @Nullable String actor,
        @Nullable String time) {}
