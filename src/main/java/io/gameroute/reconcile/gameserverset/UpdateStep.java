package io.gameroute.reconcile.gameserverset;

import io.gameroute.pod.InPlaceDecision;
import io.gameroute.pod.ServerTemplate;
import java.util.ArrayList;
import java.util.List;

/**
 * One server that a pass begins to update.
 *
 * @param detail what makes it so, or what changes, for people
 */
record UpdateStep(int ordinal, Manner manner, String detail) {
    /** What becomes of its pod. */
    enum Manner {
        RECREATE,
        IN_PLACE,
        METADATA
    }

    static UpdateStep inPlace(int ordinal, ServerTemplate to, InPlaceDecision decision) {
        List<String> changes = new ArrayList<>();
        decision.images().forEach(name -> changes.add(name + " gets " + to.image(name)));
        decision.resized().forEach(name -> changes.add(name + " gets other cpu or memory"));
        return decision.isMetadataOnly()
                ? new UpdateStep(ordinal, Manner.METADATA, "only labels, annotations or finalizers change")
                : new UpdateStep(ordinal, Manner.IN_PLACE, String.join(", ", changes));
    }
}
