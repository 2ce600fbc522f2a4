package io.gameroute.reconcile.gameserverset;

import io.gameroute.api.Annotations;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.GameServerSetSpec;
import io.gameroute.pod.OrdinalSet;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How much of a reservation can be recorded: the list in the spec has an end, and so have the annotations of an object. A write beyond them
 * would be refused for ever, and the set would be stuck without a word on it.
 */
final class ReservationRoom {
    /** What the API server takes of annotations, keys and values, in bytes. */
    static final int ANNOTATIONS = 256 * 1024;

    private ReservationRoom() {}

    /** What a user reserved, and of the rest the lowest ids that the list has room for. Asked again with its own answer, it gives the same. */
    static OrdinalSet fill(OrdinalSet explicit, OrdinalSet more) {
        return fill(explicit, more, GameServerSetSpec.MOST_RESERVED);
    }

    static OrdinalSet fill(OrdinalSet explicit, OrdinalSet more, int most) {
        OrdinalSet all = explicit.union(more);
        OrdinalSet filled = explicit;
        while (all.runs() > most && filled.runs() < most) {
            filled = filled.union(all.minus(filled).lowestRuns(most - filled.runs()));
        }
        return all.runs() > most ? filled : all;
    }

    /** Why this decision cannot be recorded on its set; empty when it can. */
    static Optional<String> obstacle(GameServerSet set, IntentDecision decision) {
        Map<String, String> annotations = new HashMap<>();
        if (set.getMetadata().getAnnotations() != null) {
            annotations.putAll(set.getMetadata().getAnnotations());
        }
        annotations.put(Annotations.INTENT, decision.intent().toJson());
        annotations.put(Annotations.RESERVE_IDS, decision.explicit().toString());
        long size = annotations.entrySet().stream()
                .mapToLong(entry -> bytes(entry.getKey()) + bytes(entry.getValue()))
                .sum();
        if (size <= ANNOTATIONS) {
            return Optional.empty();
        }
        return Optional.of("spec.reserveGameServerIds, " + decision.explicit().runs()
                + " separate ids and ranges, makes the annotations of this set " + size + " bytes long, of which "
                + ANNOTATIONS
                + " are possible, so the set stays as it was before this: reserve fewer ids, or ranges that"
                + " include the ids between them, or take long annotations of others off the set");
    }

    /** Why ids are reserved without being in the list; empty when none is. */
    static Optional<String> overflow(OrdinalSet withheld) {
        if (withheld.isEmpty()) {
            return Optional.empty();
        }
        OrdinalSet first = withheld.lowestRuns(3);
        return Optional.of("spec.reserveGameServerIds is full with " + GameServerSetSpec.MOST_RESERVED + " entries, so "
                + withheld.size() + " ids of removed servers (" + first
                + (first.equals(withheld) ? "" : " and more")
                + ") stay unused without being in it: take out ids that may be"
                + " used again, or replace neighbours by a range that includes the free ids between them");
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
