package io.gameroute.eventlog;

/** What is known of an object at one moment, and who is behind it. */
public record Observation(Facts facts, Provenance provenance) {}
