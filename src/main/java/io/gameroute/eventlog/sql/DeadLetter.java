package io.gameroute.eventlog.sql;

/** An event that a sink could not take. */
public record DeadLetter(String sink, StoredEvent event, int tries, String error, String failedAt, boolean replay) {}
