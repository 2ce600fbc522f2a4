package io.gameroute.api;

/** Condition types of both kinds and of pods. */
public final class ConditionTypes {
    // GameServerSet
    public static final String READY = "Ready";
    public static final String PROGRESSING = "Progressing";
    public static final String DEGRADED = "Degraded";

    // GameServer
    public static final String POD_NORMAL = "PodNormal";
    public static final String NODE_NORMAL = "NodeNormal";
    public static final String PERSISTENT_VOLUME_NORMAL = "PersistentVolumeNormal";

    // Pod
    public static final String IN_PLACE_UPDATE_READY = "InPlaceUpdateReady";

    private ConditionTypes() {}
}
