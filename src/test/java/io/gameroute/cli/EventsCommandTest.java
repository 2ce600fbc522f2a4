package io.gameroute.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.eventlog.sql.Database;
import io.gameroute.eventlog.sql.DatabaseSettings;
import io.gameroute.eventlog.sql.DeadLetters;
import io.gameroute.eventlog.sql.StoredEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EventsCommandTest {
    private final StringWriter out = new StringWriter();

    @TempDir
    Path data;

    @Test
    void dead_letters_are_shown_and_replayed() throws Exception {
        try (Database database = new Database(DatabaseSettings.file(data))) {
            new DeadLetters(database, Clock.systemUTC())
                    .add("cmdb", new StoredEvent(1, "uid", 7, "type", "time", "{}"), 3, "refused");
        }

        assertThat(run("dead-letters", "--data", data.toString())).isZero();
        assertThat(run("replay", "cmdb", "--data", data.toString())).isZero();
        assertThat(run("dead-letters", "--data", data.toString())).isZero();
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("cmdb uid-7 type").endsWith("refused"),
                        line -> assertThat(line).startsWith("1 dead letters of cmdb"),
                        line -> assertThat(line).contains("(to be replayed)"));
    }

    @Test
    void a_log_that_is_not_there_is_not_made() {
        assertThat(run("dead-letters", "--data", data.resolve("none").toString()))
                .isNotZero();
        assertThat(data).isEmptyDirectory();
    }

    private int run(String... args) {
        return new CommandLine(new EventsCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(args);
    }
}
