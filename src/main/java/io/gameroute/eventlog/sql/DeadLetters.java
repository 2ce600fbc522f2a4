package io.gameroute.eventlog.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Events that sinks could not take. They stay until they were replayed with success; retention does not touch them. */
public final class DeadLetters {
    private static final int LONGEST_ERROR = 2000;
    private static final String DELETE = "DELETE FROM dead_letter WHERE sink = ? AND uid = ? AND sequence = ?";
    private static final String SELECT =
            "SELECT sink, uid, sequence, position, type, time, body, tries, error, failed_at,"
                    + " replay FROM dead_letter ";

    private final Database database;
    private final Clock clock;

    public DeadLetters(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Once, however often it is added; one that was to be replayed and failed again waits to be asked for anew. */
    public void add(String sink, StoredEvent event, int tries, String error) throws SQLException {
        database.transaction(connection -> {
            Database.update(connection, DELETE, sink, event.uid(), event.sequence());
            return Database.update(
                    connection,
                    "INSERT INTO dead_letter (sink, uid, sequence, position, type, time, body, tries, error, failed_at, replay)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, FALSE)",
                    sink,
                    event.uid(),
                    event.sequence(),
                    event.position(),
                    event.type(),
                    event.time(),
                    event.body(),
                    tries,
                    error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        });
    }

    public List<DeadLetter> all() throws SQLException {
        return query("ORDER BY sink, position");
    }

    public List<DeadLetter> ofSink(String sink) throws SQLException {
        return query("WHERE sink = ? ORDER BY position", sink);
    }

    public int count(String sink) throws SQLException {
        return database.transaction(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT COUNT(*) FROM dead_letter WHERE sink = ?")) {
                select.setString(1, sink);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? row.getInt(1) : 0;
                }
            }
        });
    }

    /** Those of a sink that somebody asked to have delivered again, in order. */
    public List<DeadLetter> toReplay(String sink, int limit) throws SQLException {
        return query("WHERE sink = ? AND replay ORDER BY position FETCH FIRST ? ROWS ONLY", sink, limit);
    }

    /** Asks for all of a sink to be delivered again; says how many. */
    public int replayAll(String sink) throws SQLException {
        return database.transaction(
                connection -> Database.update(connection, "UPDATE dead_letter SET replay = TRUE WHERE sink = ?", sink));
    }

    /** Asks for one, by the id of its event. */
    public int replay(String sink, String id) throws SQLException {
        int dash = id.lastIndexOf('-');
        if (dash < 1 || !id.substring(dash + 1).matches("\\d{1,18}")) {
            return 0;
        }
        return database.transaction(connection -> Database.update(
                connection,
                "UPDATE dead_letter SET replay = TRUE WHERE sink = ? AND uid = ? AND sequence = ?",
                sink,
                id.substring(0, dash),
                Long.parseLong(id.substring(dash + 1))));
    }

    public void remove(String sink, StoredEvent event) throws SQLException {
        database.transaction(connection -> Database.update(connection, DELETE, sink, event.uid(), event.sequence()));
    }

    private List<DeadLetter> query(String rest, Object... values) throws SQLException {
        return database.query(SELECT + rest, DeadLetters::letter, values);
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getString("sink"),
                EventLog.event(row),
                row.getInt("tries"),
                row.getString("error"),
                row.getString("failed_at"),
                row.getBoolean("replay"));
    }
}
