package io.gameroute.api;

/** The states of a game server, as they stand in {@code status.currentState} and in the pod's label. */
public enum GameServerState {
    Unknown,
    Creating,
    Ready,
    NotReady,
    Crash,
    Updating,
    Deleting,
    PreDelete,
    PreUpdate
}
