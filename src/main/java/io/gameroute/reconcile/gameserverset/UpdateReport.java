package io.gameroute.reconcile.gameserverset;

import java.util.stream.Collectors;

/** How an update that is not complete is told in the condition Progressing. */
record UpdateReport(boolean progresses, String reason, String message) {
    static final String NOT_IN_PLACE = "UpdateNotInPlace";

    static UpdateReport of(UpdateDecision update, int updated, long wanted) {
        String count = updated + " of " + wanted + " game servers have the newest template";
        if (update.midway() > 0) {
            return new UpdateReport(true, "UpdatingServers", count);
        }
        if (update.rollout().onDelete()) {
            return new UpdateReport(
                    false, "UpdateOnDelete", count + "; the others get it when somebody deletes their pods");
        }
        if (update.rollout().paused()) {
            return new UpdateReport(false, "UpdatePaused", count + "; the update is paused");
        }
        if (update.isObstructed()) {
            return new UpdateReport(false, NOT_IN_PLACE, count + "; the others cannot get it inside their pods");
        }
        return new UpdateReport(true, "UpdatingServers", count);
    }

    static String obstacles(UpdateDecision update) {
        return "podUpdatePolicy is InPlaceOnly, but a running pod cannot change "
                + update.obstacles().entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + Names.listed(entry.getValue()))
                        .collect(Collectors.joining("; "));
    }
}
