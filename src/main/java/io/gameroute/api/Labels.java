package io.gameroute.api;

/** The labels that GameRoute reads and writes. The names are the contract of OKG, Kruise and Kubernetes. */
public final class Labels {
    public static final String OWNER_GSS = "game.kruise.io/owner-gss";
    public static final String STATE = "game.kruise.io/gs-state";
    public static final String OPS_STATE = "game.kruise.io/gs-opsState";
    public static final String UPDATE_PRIORITY = "game.kruise.io/gs-update-priority";
    public static final String DELETE_PRIORITY = "game.kruise.io/gs-delete-priority";
    public static final String NETWORK_DISABLED = "game.kruise.io/network-disabled";

    /** On a GameServer: chosen to go; it is deleted when its pod is gone. */
    public static final String DELETING = "game.kruise.io/gs-deleting";

    public static final String NODE_NAME = "game.kruise.io/node-name";

    /** Labels and annotations of a GameServer with this prefix are copied to its pod. */
    public static final String SYNC_PREFIX = "gs-sync/";

    public static final String POD_NAME = "statefulset.kubernetes.io/pod-name";
    public static final String POD_INDEX = "apps.kubernetes.io/pod-index";
    public static final String REVISION = "controller-revision-hash";

    /** On a ControllerRevision: the hash of its name. */
    public static final String REVISION_HASH = "controller.kubernetes.io/hash";

    public static final String LIFECYCLE_STATE = "lifecycle.apps.kruise.io/state";
    public static final String SPECIFIED_DELETE = "apps.kruise.io/specified-delete";

    private Labels() {}
}
