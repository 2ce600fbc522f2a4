package io.gameroute.api;

/** When a server moves to a new template: in a rolling update, or when somebody deletes its pod. */
public enum UpdateStrategyType {
    RollingUpdate,
    OnDelete
}
