package io.gameroute.eventlog.sql;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;

/**
 * Drops what is older, or more, than wanted, whether or not every sink has read it: a sink that is broken for good must not fill the disk.
 *
 * @param age of events, from when they were stored
 * @param most how many events there are at most
 * @param ended for how long the inventory keeps what is gone
 */
public record Retention(Duration age, long most, Duration ended) {
    /** At once; larger ones hold up appending. */
    private static final int CHUNK = 5000;

    /** Says how many events were dropped. */
    public long apply(Database database, Clock clock) throws SQLException {
        long oldest = clock.millis() - age.toMillis();
        long dropped = 0;
        int chunk;
        do {
            chunk = database.transaction(connection -> Database.update(
                    connection,
                    "DELETE FROM event WHERE position IN (SELECT position FROM event WHERE stored_at < ? OR position <="
                            + " (SELECT last_position FROM log_head WHERE id = 1) - ? ORDER BY position FETCH FIRST ? ROWS"
                            + " ONLY)",
                    oldest,
                    most,
                    CHUNK));
            dropped += chunk;
        } while (chunk == CHUNK);
        String endedBefore = clock.instant().minus(ended).toString();
        database.transaction(
                connection -> Database.update(connection, "DELETE FROM inventory WHERE ended_at < ?", endedBefore));
        return dropped;
    }
}
