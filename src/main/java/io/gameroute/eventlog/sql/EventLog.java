package io.gameroute.eventlog.sql;

import io.gameroute.eventlog.EventJson;
import io.gameroute.eventlog.GameServerEvent;
import io.gameroute.eventlog.InventoryRow;
import io.gameroute.eventlog.Recorded;
import java.io.Closeable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The events in their order, and beside them the inventory: one transaction writes both. */
public final class EventLog {
    private static final String COLUMNS = "position, uid, sequence, type, time, body";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM event ";

    private final Database database;
    private final Clock clock;
    private final List<Runnable> readers = new CopyOnWriteArrayList<>();

    public EventLog(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Appends these steps, which may be several of one server, one after the other.
     *
     * @return how many rows of the inventory were written
     * @throws StaleRowException when the record has gone on without the caller; nothing is appended then
     */
    public int append(List<Recorded> steps) throws SQLException {
        int rows = database.transaction(connection -> {
            long position = lockHead(connection);
            Map<String, Recorded> first = new LinkedHashMap<>();
            Map<String, InventoryRow> last = new LinkedHashMap<>();
            for (Recorded step : steps) {
                first.putIfAbsent(step.row().facts().uid(), step);
                last.put(step.row().facts().uid(), step.row());
            }
            InventoryTable.write(connection, first, last);
            moveHead(connection, insert(connection, position, steps));
            return last.size();
        });
        if (steps.stream().anyMatch(step -> !step.events().isEmpty())) {
            readers.forEach(Runnable::run);
        }
        return rows;
    }

    /** Calls back after each append of this process; what others append is to be looked for. */
    public Closeable onAppend(Runnable reader) {
        readers.add(reader);
        return () -> readers.remove(reader);
    }

    /** Rows of what is there, or of everything. */
    public List<InventoryRow> inventory(boolean ended) throws SQLException {
        return database.transaction(connection -> InventoryTable.read(connection, ended));
    }

    /** Up to {@code limit} events after that position, in order. */
    public List<StoredEvent> read(long after, int limit) throws SQLException {
        return query(SELECT + "WHERE position > ? ORDER BY position FETCH FIRST ? ROWS ONLY", after, limit);
    }

    /** The history of everything that had this name, in order. */
    public List<StoredEvent> history(String namespace, String name) throws SQLException {
        return query(SELECT + "WHERE namespace = ? AND name = ? ORDER BY position", namespace, name);
    }

    public long lastPosition() throws SQLException {
        return database.transaction(
                connection -> number(connection, "SELECT last_position FROM log_head WHERE id = 1"));
    }

    /** The position of the oldest event that is still there; one past the last when there is none. */
    public long firstPosition() throws SQLException {
        return database.transaction(connection -> number(
                connection,
                "SELECT COALESCE(MIN(position), (SELECT last_position + 1 FROM log_head WHERE id = 1)) FROM event"));
    }

    /** The position before the first event that was stored at that time or later. */
    public long positionBefore(long storedAtMillis) throws SQLException {
        return database.transaction(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT MIN(position) FROM event WHERE stored_at >= ?")) {
                select.setLong(1, storedAtMillis);
                Optional<Long> first = number(select);
                return first.isPresent()
                        ? first.get() - 1
                        : number(connection, "SELECT last_position FROM log_head WHERE id = 1");
            }
        });
    }

    private static long lockHead(Connection connection) throws SQLException {
        return number(connection, "SELECT last_position FROM log_head WHERE id = 1 FOR UPDATE");
    }

    private static void moveHead(Connection connection, long position) throws SQLException {
        Database.update(connection, "UPDATE log_head SET last_position = ? WHERE id = 1", position);
    }

    private long insert(Connection connection, long head, List<Recorded> steps) throws SQLException {
        long position = head;
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO event (position, uid, sequence, type, kind, namespace, name, time, stored_at, body)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Recorded step : steps) {
                for (GameServerEvent event : step.events()) {
                    fill(insert, ++position, event);
                    insert.addBatch();
                }
            }
            if (position > head) {
                insert.executeBatch();
            }
        }
        return position;
    }

    private void fill(PreparedStatement insert, long position, GameServerEvent event) throws SQLException {
        insert.setLong(1, position);
        insert.setString(2, event.subject().uid());
        insert.setLong(3, event.sequence());
        insert.setString(4, event.type().text());
        insert.setString(5, event.subject().kind().name());
        insert.setString(6, event.subject().namespace());
        insert.setString(7, event.subject().name());
        insert.setString(8, event.time());
        insert.setLong(9, clock.millis());
        insert.setString(10, EventJson.write(event));
    }

    private List<StoredEvent> query(String sql, Object... values) throws SQLException {
        return database.query(sql, EventLog::event, values);
    }

    static StoredEvent event(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong("position"),
                row.getString("uid"),
                row.getLong("sequence"),
                row.getString("type"),
                row.getString("time"),
                row.getString("body"));
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            return number(select).orElseThrow(() -> new SQLException("the event log has no head"));
        }
    }

    private static Optional<Long> number(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            long value = row.getLong(1);
            return row.wasNull() ? Optional.empty() : Optional.of(value);
        }
    }
}
