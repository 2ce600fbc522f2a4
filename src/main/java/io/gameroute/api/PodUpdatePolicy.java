package io.gameroute.api;

/** How one server is updated: by a new pod, or inside the running one. */
public enum PodUpdatePolicy {
    ReCreate,
    InPlaceIfPossible,
    InPlaceOnly
}
