package io.gameroute.eventlog;

import java.util.List;

/**
 * One step of one server or set: the row as it was, the row as it is, and the events between. They are written together or not at all.
 *
 * @param previousSequence of the row before; 0 when there was none
 */
public record Recorded(InventoryRow row, long previousSequence, List<GameServerEvent> events) {
    public Recorded {
        events = List.copyOf(events);
    }
}
