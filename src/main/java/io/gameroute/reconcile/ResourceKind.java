package io.gameroute.reconcile;

/** The kinds of objects that plans write. */
public enum ResourceKind {
    GAME_SERVER_SET("game.kruise.io/v1alpha1", "GameServerSet", "gameserversets"),
    GAME_SERVER("game.kruise.io/v1alpha1", "GameServer", "gameservers"),
    POD("v1", "Pod", "pods"),
    PERSISTENT_VOLUME_CLAIM("v1", "PersistentVolumeClaim", "persistentvolumeclaims"),
    CONTROLLER_REVISION("apps/v1", "ControllerRevision", "controllerrevisions"),

    /** Only ever created: they are neither watched nor read. */
    CONFIG_MAP("v1", "ConfigMap", "configmaps");

    private final String apiVersion;
    private final String kind;
    private final String plural;

    ResourceKind(String apiVersion, String kind, String plural) {
        this.apiVersion = apiVersion;
        this.kind = kind;
        this.plural = plural;
    }

    public String apiVersion() {
        return apiVersion;
    }

    public String kind() {
        return kind;
    }

    public String plural() {
        return plural;
    }
}
