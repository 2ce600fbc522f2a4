package io.gameroute.eventlog.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Connections to the log. It is opened, and its schema brought up to date, when it is first used; until that works, every use fails. */
public final class Database implements AutoCloseable {
    private static final String MIGRATIONS = "classpath:io/gameroute/eventlog/migrations";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HikariDataSource connections;
    private final boolean shared;
    private volatile boolean migrated;

    public Database(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("eventlog");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setAutoCommit(false);
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setValidationTimeout(PATIENCE.toMillis() / 2);
        config.setInitializationFailTimeout(-1);
        if (settings.url().startsWith("jdbc:postgresql:")) {
            config.addDataSourceProperty("connectTimeout", "5");
            config.addDataSourceProperty("socketTimeout", "30");
            config.addDataSourceProperty("reWriteBatchedInserts", "true");
        }
        connections = new HikariDataSource(config);
        shared = settings.isShared();
    }

    /** Whether other processes can record in it too. */
    public boolean isShared() {
        return shared;
    }

    /** What is done on one connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** In one transaction: all of it, or nothing. */
    <T> T transaction(Work<T> work) throws SQLException {
        if (!migrated) {
            migrate();
        }
        try (Connection connection = connections.getConnection()) {
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failed) {
                rollBack(connection, failed);
                throw failed;
            }
        }
    }

    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement update = prepared(connection, sql, values)) {
            return update.executeUpdate();
        }
    }

    /** How a row is read. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The rows of a query in a transaction of its own; values are bound, never spliced. */
    <T> List<T> query(String sql, RowReader<T> reader, Object... values) throws SQLException {
        return transaction(connection -> {
            List<T> rows = new ArrayList<>();
            try (PreparedStatement select = prepared(connection, sql, values);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(reader.read(row));
                }
            }
            return rows;
        });
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static void rollBack(Connection connection, Exception failed) {
        try {
            connection.rollback();
        } catch (SQLException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

    private synchronized void migrate() throws SQLException {
        if (migrated) {
            return;
        }
        try {
            connections.getConnection().close();
            Flyway.configure()
                    .dataSource(connections)
                    .locations(MIGRATIONS)
                    .table("gameroute_schema")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
            migrated = true;
        } catch (FlywayException failed) {
            throw new SQLException("the schema of the event log cannot be brought up to date", failed);
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
