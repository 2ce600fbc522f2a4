package io.gameroute.api;

/** Condition types of both kinds and of pods. */
public final class ConditionTypes {
    // GameServerSet
    public static final String READY = "Ready";
    public static final String PROGRESSING = "Progressing";
    public static final String DEGRADED = "Degraded";

    /** What would become of a set that is held by its annotation. */
    public static final String DRY_RUN = "DryRun";

    // GameServer
    public static final String POD_NORMAL = "PodNormal";
    public static final String NODE_NORMAL = "NodeNormal";
    public static final String PERSISTENT_VOLUME_NORMAL = "PersistentVolumeNormal";

    // Pod
    public static final String IN_PLACE_UPDATE_READY = "InPlaceUpdateReady";

    /** False while a life cycle hook with {@code markPodNotReady} holds the pod. */
    public static final String KRUISE_POD_READY = "KruisePodReady";

    private ConditionTypes() {}
}
