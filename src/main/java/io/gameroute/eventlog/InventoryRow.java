package io.gameroute.eventlog;

import org.jspecify.annotations.Nullable;

/**
 * What was recorded last of one server or set.
 *
 * @param sequence of its last event
 * @param updateFrom what it ran when the update began that is not done yet
 * @param endedAt when it was gone; null while it is there
 */
public record InventoryRow(
        Facts facts,
        long sequence,
        @Nullable String stateSince,
        @Nullable String opsStateSince,
        @Nullable Build updateFrom,
        @Nullable String endedAt) {}
