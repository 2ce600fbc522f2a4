package io.gameroute.api;

/** The states of a pod's life cycle label, as OpenKruise writes them and tools read them. */
public enum LifecycleState {
    PreparingNormal,
    Normal,
    PreparingUpdate,
    Updating,
    Updated,
    PreparingDelete
}
