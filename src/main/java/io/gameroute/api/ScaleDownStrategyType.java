package io.gameroute.api;

/** What becomes of the id of a server that was scaled down: free for the next server, or reserved. */
public enum ScaleDownStrategyType {
    General,
    ReserveIds
}
