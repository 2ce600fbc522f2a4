package io.gameroute;

import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.config.Configuration;
import io.gameroute.config.InvalidConfigurationException;
import io.gameroute.eventlog.sql.Database;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventWiringTest {
    @ParameterizedTest
    @CsvSource({
        "true, KUBERNETES_SERVICE_HOST, true",
        "true, HOME, false",
        "false, KUBERNETES_SERVICE_HOST, false",
    })
    void a_process_in_a_cluster_that_elects_a_leader_is_one_of_several(
            String election, String variable, boolean severalRun) throws InvalidConfigurationException {
        Configuration configuration = Configuration.of(Map.of(), Map.of("gameroute.leader-election.enabled", election));

        assertThat(EventWiring.isOneOfSeveral(configuration, Map.of(variable, "10.96.0.1")))
                .isEqualTo(severalRun);
    }

    @Test
    void a_file_is_for_one_process_and_a_database_for_all(@TempDir Path folder) throws Exception {
        assertThat(isShared(Map.of("gameroute.data", folder.toString()))).isFalse();
        assertThat(isShared(Map.of("gameroute.events.url", "jdbc:postgresql://127.0.0.1/log")))
                .isTrue();
    }

    private static boolean isShared(Map<String, String> settings) throws Exception {
        try (Database database = new Database(EventWiring.settings(Configuration.of(Map.of(), settings)))) {
            return database.isShared();
        }
    }
}
