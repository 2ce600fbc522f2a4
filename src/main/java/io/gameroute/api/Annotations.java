package io.gameroute.api;

/** The annotations that GameRoute reads and writes. */
public final class Annotations {
    /** On a set: the explicit reservation that was processed last, in the compact form {@code 1,2,5-7}. */
    public static final String RESERVE_IDS = "game.kruise.io/reserve-ids";

    /** On a set: which ordinals should run, as it was decided last; JSON. Ours, OKG keeps it in another object. */
    public static final String INTENT = "gameroute.io/intent";

    public static final String TEMPLATE_METADATA_HASH = "game.kruise.io/gsTemplate-metadata-hash";
    public static final String NETWORK_TYPE = "game.kruise.io/network-type";
    public static final String NETWORK_CONF = "game.kruise.io/network-conf";
    public static final String NETWORK_STATUS = "game.kruise.io/network-status";
    public static final String OPS_STATE_CHANGED = "game.kruise.io/opsState-last-changed-time";
    public static final String STATE_CHANGED = "game.kruise.io/state-last-changed-time";
    public static final String LIFECYCLE_TIMESTAMP = "lifecycle.apps.kruise.io/timestamp";

    private Annotations() {}
}
