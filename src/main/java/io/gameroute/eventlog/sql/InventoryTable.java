package io.gameroute.eventlog.sql;

import io.gameroute.eventlog.Build;
import io.gameroute.eventlog.EventJson;
import io.gameroute.eventlog.Facts;
import io.gameroute.eventlog.InventoryRow;
import io.gameroute.eventlog.Recorded;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of the inventory. Each is written only over the row that it was derived from, so two recorders cannot both go on from it. */
final class InventoryTable {
    private static final String INSERT =
            "INSERT INTO inventory (kind, namespace, name, set_name, ordinal, state, state_since, ops_state, ops_state_since,"
                    + " node, revision, images, addresses, labels, annotations, created_at, ended_at, sequence, facts,"
                    + " update_from, uid) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE =
            "UPDATE inventory SET kind = ?, namespace = ?, name = ?, set_name = ?, ordinal = ?, state = ?, state_since = ?,"
                    + " ops_state = ?, ops_state_since = ?, node = ?, revision = ?, images = ?, addresses = ?, labels = ?,"
                    + " annotations = ?, created_at = ?, ended_at = ?, sequence = ?, facts = ?, update_from = ?"
                    + " WHERE uid = ? AND sequence = ?";
    private static final String UNIQUE_VIOLATION = "23505";

    private InventoryTable() {}

    /**
     * @param first by uid, the first of the steps: it says which row must be there
     * @param last by uid, the row that is to be there
     */
    static void write(Connection connection, Map<String, Recorded> first, Map<String, InventoryRow> last)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement update = connection.prepareStatement(UPDATE)) {
            int inserts = 0;
            int updates = 0;
            for (Map.Entry<String, InventoryRow> entry : last.entrySet()) {
                long previous = first.get(entry.getKey()).previousSequence();
                PreparedStatement statement = previous == 0 ? insert : update;
                fill(statement, entry.getValue());
                if (previous == 0) {
                    inserts++;
                } else {
                    statement.setLong(22, previous);
                    updates++;
                }
                statement.addBatch();
            }
            runInserts(insert, inserts);
            runUpdates(update, updates);
        }
    }

    private static void runInserts(PreparedStatement insert, int count) throws SQLException {
        try {
            if (count > 0) {
                insert.executeBatch();
            }
        } catch (SQLException failed) {
            throw isDuplicate(failed) ? new StaleRowException("a new server is recorded already") : failed;
        }
    }

    private static void runUpdates(PreparedStatement update, int count) throws SQLException {
        if (count == 0) {
            return;
        }
        for (int rows : update.executeBatch()) {
            if (rows == 0) {
                throw new StaleRowException("a server has been recorded by somebody else");
            }
        }
    }

    private static boolean isDuplicate(SQLException failed) {
        for (SQLException one = failed; one != null; one = one.getNextException()) {
            if (UNIQUE_VIOLATION.equals(one.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    static List<InventoryRow> read(Connection connection, boolean ended) throws SQLException {
        String sql = "SELECT facts, sequence, state_since, ops_state_since, update_from, ended_at FROM inventory"
                + (ended ? "" : " WHERE ended_at IS NULL");
        List<InventoryRow> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setFetchSize(1000);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
        }
        return rows;
    }

    private static InventoryRow row(ResultSet row) throws SQLException {
        String updateFrom = row.getString("update_from");
        return new InventoryRow(
                EventJson.read(row.getString("facts"), Facts.class),
                row.getLong("sequence"),
                row.getString("state_since"),
                row.getString("ops_state_since"),
                updateFrom == null ? null : EventJson.read(updateFrom, Build.class),
                row.getString("ended_at"));
    }

    private static void fill(PreparedStatement statement, InventoryRow row) throws SQLException {
        Facts facts = row.facts();
        Build build = facts.build();
        statement.setString(1, facts.kind().name());
        statement.setString(2, facts.namespace());
        statement.setString(3, facts.name());
        statement.setString(4, facts.set());
        statement.setObject(5, facts.ordinal(), Types.INTEGER);
        statement.setString(6, facts.state());
        statement.setString(7, row.stateSince());
        statement.setString(8, facts.opsState());
        statement.setString(9, row.opsStateSince());
        statement.setString(10, facts.node());
        statement.setString(11, build == null ? null : build.revision());
        statement.setString(12, json(build == null ? null : build.images()));
        statement.setString(13, json(facts.network().external()));
        statement.setString(14, json(facts.labels()));
        statement.setString(15, json(facts.annotations()));
        statement.setString(16, facts.createdAt());
        statement.setString(17, row.endedAt());
        statement.setLong(18, row.sequence());
        statement.setString(19, json(facts));
        statement.setString(20, json(row.updateFrom()));
        statement.setString(21, facts.uid());
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : EventJson.write(value);
    }
}
