package io.gameroute.eventlog.sql;

import io.gameroute.eventlog.GameServerEvent;

/**
 * An event as the log holds it.
 *
 * @param position its place in the log; later ones have higher places, without holes until the oldest are dropped
 * @param body the event as JSON
 */
public record StoredEvent(long position, String uid, long sequence, String type, String time, String body) {
    public String id() {
        return GameServerEvent.id(uid, sequence);
    }
}
