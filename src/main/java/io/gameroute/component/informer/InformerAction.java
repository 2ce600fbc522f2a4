package io.gameroute.component.informer;

/** What happened to an object, in the words of the Kubernetes watch. */
public enum InformerAction {
    ADDED,
    MODIFIED,
    DELETED
}
