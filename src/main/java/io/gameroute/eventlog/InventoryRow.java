package io.gameroute.eventlog;

import java.util.Objects;
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
        @Nullable String endedAt) {

    /**
     * Whether somebody would miss something if the row stayed as it was: who reads the inventory, or who records from it after a restart. Not that the object
     * was written once more: what is the same at a later version needs no event either.
     */
    public boolean saysMoreThan(InventoryRow before) {
        return sequence != before.sequence
                || !Objects.equals(facts.node(), before.facts.node())
                || !Objects.equals(facts.build(), before.facts.build())
                || !Objects.equals(EndReason.of(facts), EndReason.of(before.facts));
    }
}
