package io.gameroute.eventlog.sql;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;

/**
 * Drops what is older, or more, than wanted. What a live sink has not read yet stays until the second, larger bound: a sink that is broken for good must not
 * fill the disk.
 *
 * @param read of events that all live sinks have read
 * @param unread of all events
 * @param ended for how long the inventory keeps what is gone
 */
public record Retention(Bound read, Bound unread, Duration ended) {
    /** At once; larger ones hold up appending. */
    private static final int CHUNK = 5000;

    /**
     * @param age from when they were stored
     * @param most how many events there are at most
     */
    public record Bound(Duration age, long most) {}

    /**
     * @param events all of them
     * @param unread those of them that a live sink had not read
     */
    public record Dropped(long events, long unread) {}

    public Dropped apply(Database database, Clock clock) throws SQLException {
        long slowest = new SinkLog(database, Duration.ZERO).slowest().orElse(Long.MAX_VALUE);
        long dropped = drop(database, clock, read, slowest);
        long droppedUnread = drop(database, clock, unread, Long.MAX_VALUE);
        String endedBefore = clock.instant().minus(ended).toString();
        database.transaction(
                connection -> Database.update(connection, "DELETE FROM inventory WHERE ended_at < ?", endedBefore));
        return new Dropped(dropped + droppedUnread, droppedUnread);
    }

    private static long drop(Database database, Clock clock, Bound bound, long upTo) throws SQLException {
        long oldest = clock.millis() - bound.age().toMillis();
        long dropped = 0;
        int chunk;
        do {
            chunk = database.transaction(connection -> Database.update(
                    connection,
                    "DELETE FROM event WHERE position IN (SELECT position FROM event WHERE position <= ? AND"
                            + " (stored_at < ? OR position <= (SELECT last_position FROM log_head WHERE id = 1) - ?) ORDER"
                            + " BY position FETCH FIRST ? ROWS ONLY)",
                    upTo,
                    oldest,
                    bound.most(),
                    CHUNK));
            dropped += chunk;
        } while (chunk == CHUNK);
        return dropped;
    }
}
