package io.gameroute;

import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.eventlog.record.EventRecorder;
import io.gameroute.eventlog.sql.Database;
import io.gameroute.eventlog.sql.DatabaseSettings;
import io.gameroute.eventlog.sql.EventLog;
import java.time.Clock;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;

class EventLogHealthCheckTest {
    private final Database database = new Database(new DatabaseSettings("jdbc:h2:mem:never-opened", "sa", ""));
    private final EventRecorder recorder =
            new EventRecorder(new EventLog(database, Clock.systemUTC()), facts -> false, Clock.systemUTC(), 10);

    @Test
    void it_says_how_the_log_is_doing_and_is_up_whatever_that_is() {
        HealthCheck.Result result = new EventLogHealthCheck(recorder, () -> 7, false).call();

        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(result.getDetails())
                .containsEntry("eventlog.recording", false)
                .containsEntry("eventlog.shared", false)
                .containsEntry("eventlog.waiting", 0)
                .containsEntry("eventlog.comparing", 0)
                .containsEntry("eventlog.collapsed", 0L)
                .containsEntry("eventlog.dropped.unread", 7L)
                .doesNotContainKey("eventlog.error");
    }
}
