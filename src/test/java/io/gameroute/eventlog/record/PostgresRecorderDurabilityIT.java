package io.gameroute.eventlog.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gameroute.eventlog.sql.Database;
import io.gameroute.eventlog.sql.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresRecorderDurabilityIT extends RecorderDurability {
    @TempDir
    Path directory;

    private EmbeddedPostgres server;

    @BeforeEach
    void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Override
    DatabaseSettings settings() throws Exception {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE log");
        }
        return new DatabaseSettings(server.getJdbcUrl("postgres", "log"), null, null);
    }

    @Test
    void a_database_that_is_stopped_in_the_middle_is_waited_for() throws Exception {
        int port = server.getPort();
        try (Database database = new Database(settings());
                EventRecorder recorder = recorder(database)) {
            await().until(() -> recorder.status().loaded());
            for (int change = 0; change < 3000; change++) {
                recorder.seen(change(change));
            }
            await().until(() -> recorder.status().recorded() > 500);
            server.close();
            for (int change = 3000; change < 10_000; change++) {
                recorder.seen(change(change));
            }
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> recorder.status().failure().isPresent());
            assertThat(recorder.status().collapsed()).isPositive();

            server = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(directory.resolve("data"))
                    .setCleanDataDirectory(false)
                    .start();

            awaitEverythingWritten(recorder);
            check(database);
        }
    }
}
