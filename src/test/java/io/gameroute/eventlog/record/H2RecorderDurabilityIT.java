package io.gameroute.eventlog.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.eventlog.Seen;
import io.gameroute.eventlog.sql.Database;
import io.gameroute.eventlog.sql.DatabaseSettings;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2RecorderDurabilityIT extends RecorderDurability {
    @TempDir
    Path directory;

    /** In memory where two open it at once. */
    @Override
    DatabaseSettings settings() {
        return new DatabaseSettings("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    }

    @Test
    void a_file_is_found_again() throws Exception {
        DatabaseSettings file = DatabaseSettings.file(directory);
        for (int time = 0; time < 2; time++) {
            try (Database database = new Database(file);
                    EventRecorder recorder = recorder(database)) {
                recorder.seen(Seen.server(1).observation());
                awaitEverythingWritten(recorder);
                assertThat(recorder.status().recorded()).isEqualTo(time == 0 ? 1 : 0);
            }
        }
    }
}
