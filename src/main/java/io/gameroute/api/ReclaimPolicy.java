package io.gameroute.api;

/** Whose object a GameServer is: with {@code Cascade} it goes with its pod, with {@code Delete} it outlives the pod until the server is scaled down. */
public enum ReclaimPolicy {
    Cascade,
    Delete
}
