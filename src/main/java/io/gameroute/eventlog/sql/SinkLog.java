package io.gameroute.eventlog.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * How far each sink has come. One process at a time delivers to a sink: it holds a claim that ends by itself when it is not renewed, and
 * only its holder may move the position.
 */
public final class SinkLog {
    private static final String NOW = "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) AS BIGINT)";

    /** A sink that nobody has served for so long was removed, or is given up. */
    private static final Duration LIVE = Duration.ofDays(1);

    private final Database database;
    private final Duration claim;

    public SinkLog(Database database, Duration claim) {
        this.database = database;
        this.claim = claim;
    }

    /** Where the sink stands, without a claim; empty for one that never began. */
    public OptionalLong position(String sink) throws SQLException {
        return database.transaction(connection -> position(connection, sink));
    }

    /** The place of the live sink that is furthest behind; empty when there is none. */
    public OptionalLong slowest() throws SQLException {
        return database
                .query(
                        "SELECT MIN(position) AS place FROM sink WHERE claimed_until >= " + NOW
                                + " - ? HAVING COUNT(*) > 0",
                        row -> row.getLong("place"),
                        LIVE.toSeconds())
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** A new sink begins there; one that has begun stays where it is. */
    public void begin(String sink, long position) throws SQLException {
        database.transaction(connection -> {
            if (position(connection, sink).isPresent()) {
                return null;
            }
            return Database.update(
                    connection,
                    "INSERT INTO sink (name, position, owner, claimed_until) VALUES (?, ?, NULL, 0)",
                    sink,
                    position);
        });
    }

    /** The position of a sink that is now the owner's; empty while it is somebody else's. */
    public OptionalLong claim(String sink, String owner) throws SQLException {
        return database.transaction(connection -> {
            int claimed = Database.update(
                    connection,
                    "UPDATE sink SET owner = ?, claimed_until = " + NOW
                            + " + ? WHERE name = ? AND (owner IS NULL OR owner = ?" + " OR claimed_until < " + NOW
                            + ")",
                    owner,
                    claim.toSeconds(),
                    sink,
                    owner);
            return claimed == 0 ? OptionalLong.empty() : position(connection, sink);
        });
    }

    /** Moves the sink and renews the claim; false when it is not the owner's any more. */
    public boolean acknowledge(String sink, String owner, long position) throws SQLException {
        return database.transaction(connection -> Database.update(
                        connection,
                        "UPDATE sink SET position = ?, claimed_until = " + NOW + " + ? WHERE name = ? AND owner = ?",
                        position,
                        claim.toSeconds(),
                        sink,
                        owner)
                > 0);
    }

    public void release(String sink, String owner) throws SQLException {
        database.transaction(connection ->
                Database.update(connection, "UPDATE sink SET owner = NULL WHERE name = ? AND owner = ?", sink, owner));
    }

    private static OptionalLong position(Connection connection, String sink) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT position FROM sink WHERE name = ?")) {
            select.setString(1, sink);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }
}
