package io.gameroute.api;

/** Whether volume claims stay or go. */
public enum RetentionPolicyType {
    Retain,
    Delete
}
