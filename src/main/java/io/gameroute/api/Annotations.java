package io.gameroute.api;

/** The annotations that GameRoute reads and writes. */
public final class Annotations {
    /** On a set: the explicit reservation that was processed last, in the compact form {@code 1,2,5-7}. */
    public static final String RESERVE_IDS = "game.kruise.io/reserve-ids";

    /** On a set: which ordinals should run, as it was decided last; JSON. Ours, OKG keeps it in another object. */
    public static final String INTENT = "gameroute.io/intent";

    /** On a set: {@code "true"} holds it; what its spec would change is said in a condition, and not done. Ours. */
    public static final String DRY_RUN = "gameroute.io/dry-run";

    /** On a set: the revision that it went back to last, and the number that it got for it. Ours. */
    public static final String WAY_BACK = "gameroute.io/way-back";

    public static final String TEMPLATE_METADATA_HASH = "game.kruise.io/gsTemplate-metadata-hash";
    public static final String NETWORK_TYPE = "game.kruise.io/network-type";
    public static final String NETWORK_CONF = "game.kruise.io/network-conf";
    public static final String NETWORK_STATUS = "game.kruise.io/network-status";
    public static final String OPS_STATE_CHANGED = "game.kruise.io/opsState-last-changed-time";
    public static final String STATE_CHANGED = "game.kruise.io/state-last-changed-time";
    public static final String LIFECYCLE_TIMESTAMP = "lifecycle.apps.kruise.io/timestamp";

    /** On a pod: what the update inside it began with, so that its end can be told; JSON of OpenKruise. */
    public static final String IN_PLACE_STATE = "apps.kruise.io/inplace-update-state";

    /** On a template: {@code Ordered} starts its containers one after the other, in their order. */
    public static final String LAUNCH_PRIORITY = "apps.kruise.io/container-launch-priority";

    /** On a pod: images that follow when the grace period is over; JSON of OpenKruise. */
    public static final String IN_PLACE_GRACE = "apps.kruise.io/inplace-update-grace";

    /** On a pod: the containers that an update will change, or changes, inside it. */
    public static final String UPDATING_CONTAINERS = "game.kruise.io/gs-updating-containers";

    /** On a pod that waits for its inPlaceUpdate hook: the revision that it is to get. Ours. */
    public static final String UPDATE_TO = "gameroute.io/update-to";

    /** On a pod: what of {@code spec.containers} of its GameServer is in force; JSON. Ours. */
    public static final String OVERRIDES = "gameroute.io/container-overrides";

    private Annotations() {}
}
