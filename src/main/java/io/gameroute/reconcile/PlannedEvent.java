package io.gameroute.reconcile;

/**
 * A Kubernetes Event for people, published once the writes that it tells of have succeeded.
 *
 * @param group for Events on a single server: the set under which many alike are told as one; otherwise the object's own name
 */
public record PlannedEvent(ObjectRef regarding, Type type, String reason, String message, ObjectRef group) {
    /** Whether somebody should look. */
    public enum Type {
        Normal,
        Warning
    }

    public static PlannedEvent normal(ObjectRef regarding, String reason, String message) {
        return new PlannedEvent(regarding, Type.Normal, reason, message, regarding);
    }

    public static PlannedEvent warning(ObjectRef regarding, String reason, String message) {
        return new PlannedEvent(regarding, Type.Warning, reason, message, regarding);
    }

    public PlannedEvent groupedBy(ObjectRef set) {
        return new PlannedEvent(regarding, type, reason, message, set);
    }
}
