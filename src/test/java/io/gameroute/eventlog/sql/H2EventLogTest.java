package io.gameroute.eventlog.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class H2EventLogTest extends EventLogContract {
    @Override
    DatabaseSettings settings() {
        return new DatabaseSettings("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    }

    @Test
    void a_password_is_not_told() {
        assertThat(new DatabaseSettings("jdbc:postgresql://db/log?user=me&password=secret", "me", "hidden"))
                .asString()
                .doesNotContain("secret", "hidden");
    }

    @Test
    void the_file_is_in_the_data_directory() {
        assertThat(DatabaseSettings.file(Path.of("/data")).url()).startsWith("jdbc:h2:file:/data/eventlog;");
    }
}
