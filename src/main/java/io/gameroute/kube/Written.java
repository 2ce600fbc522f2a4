package io.gameroute.kube;

/**
 * What the API server says an object is after a write.
 *
 * @param uid empty when the answer carries no object, as after the immediate deletion of one
 */
public record Written(String uid, String resourceVersion) {
    public static final Written NO_OBJECT = new Written("", "");
}
