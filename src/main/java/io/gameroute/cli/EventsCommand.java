package io.gameroute.cli;

import io.gameroute.eventlog.sql.Database;
import io.gameroute.eventlog.sql.DatabaseSettings;
import io.gameroute.eventlog.sql.DeadLetter;
import io.gameroute.eventlog.sql.DeadLetters;
import io.gameroute.eventlog.sql.EventLog;
import io.gameroute.eventlog.sql.StoredEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code gameroute events}: looks into the event log, and asks for dead letters to be delivered again. */
@Command(name = "events", description = "Shows what was recorded, and replays what a sink could not take.")
final class EventsCommand {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "the directory with the event log; no other process may be using it. Default: data")
    private Path data = Path.of("data");

    @Option(
            names = "--url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "the PostgreSQL database with the event log, instead of --data")
    private @Nullable String url;

    @Option(names = "--user", paramLabel = "NAME", scope = ScopeType.INHERIT, description = "the user of that database")
    private @Nullable String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "the file with that user's password")
    private @Nullable Path passwordFile;

    private interface Look {
        void into(Database database, PrintWriter out) throws SQLException;
    }

    @Command(name = "list", description = "The events of everything that had this name, one line of JSON each.")
    int list(@Parameters(paramLabel = "NAMESPACE/NAME", description = "a server or a set") String name)
            throws Exception {
        int slash = name.indexOf('/');
        if (slash < 1) {
            throw new UserException("NAMESPACE/NAME is needed, not " + name);
        }
        return open((database, out) -> {
            List<StoredEvent> events = new EventLog(database, Clock.systemUTC())
                    .history(name.substring(0, slash), name.substring(slash + 1));
            events.forEach(event -> out.println(event.time() + " " + event.type() + " " + event.body()));
        });
    }

    @Command(name = "dead-letters", description = "The events that sinks could not take, and why.")
    int deadLetters() throws Exception {
        return open((database, out) -> {
            for (DeadLetter letter : new DeadLetters(database, Clock.systemUTC()).all()) {
                out.println(letter.sink() + " " + letter.event().id() + " "
                        + letter.event().type() + " " + letter.failedAt()
                        + (letter.replay() ? " (to be replayed) " : " ") + letter.error());
            }
        });
    }

    @Command(
            name = "replay",
            description = "Asks for dead letters of a sink to be delivered again; the running process does it.")
    int replay(
            @Parameters(paramLabel = "SINK", description = "name of the sink") String sink,
            @Parameters(paramLabel = "ID", arity = "0..*", description = "ids of events; all without any") @Nullable
                    List<String> ids)
            throws Exception {
        return open((database, out) -> {
            DeadLetters letters = new DeadLetters(database, Clock.systemUTC());
            int asked = 0;
            if (ids == null || ids.isEmpty()) {
                asked = letters.replayAll(sink);
            } else {
                for (String id : ids) {
                    asked += letters.replay(sink, id);
                }
            }
            out.println(asked + " dead letters of " + sink + " will be delivered again");
        });
    }

    private int open(Look look) throws IOException {
        try (Database database = new Database(settings())) {
            look.into(database, spec.commandLine().getOut());
            spec.commandLine().getOut().flush();
            return 0;
        } catch (SQLException away) {
            throw new UserException("the event log cannot be opened: " + away.getMessage());
        }
    }

    private DatabaseSettings settings() throws IOException {
        if (url != null) {
            return DatabaseSettings.server(url, user, passwordFile);
        }
        if (!Files.exists(data.resolve("eventlog.mv.db"))) {
            throw new UserException("there is no event log in " + data);
        }
        return DatabaseSettings.file(data);
    }
}
