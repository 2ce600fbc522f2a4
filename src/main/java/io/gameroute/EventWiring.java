package io.gameroute;

import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.component.events.EventJournal;
import io.gameroute.component.informer.InformerCache;
import io.gameroute.component.informer.InformerOptions;
import io.gameroute.config.Configuration;
import io.gameroute.eventlog.Facts;
import io.gameroute.eventlog.Kind;
import io.gameroute.eventlog.record.EventRecorder;
import io.gameroute.eventlog.record.ObservationFeed;
import io.gameroute.eventlog.sql.Database;
import io.gameroute.eventlog.sql.DatabaseSettings;
import io.gameroute.eventlog.sql.DeadLetters;
import io.gameroute.eventlog.sql.EventLog;
import io.gameroute.eventlog.sql.Retention;
import io.gameroute.eventlog.sql.SinkLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.cluster.CamelClusterService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes what records and what sinks read: {@code recordProcessor} for the control routes, the {@code EventJournal} for {@code gameserver-events:}. */
final class EventWiring {
    /** For how long another process waits before it takes over a sink from one that is gone. */
    private static final Duration CLAIM = Duration.ofSeconds(30);

    private static final Logger LOGGER = LoggerFactory.getLogger(EventWiring.class);

    private EventWiring() {}

    /** In a cluster whoever elects a leader has others beside it, if only while it is replaced. */
    static boolean isOneOfSeveral(Configuration configuration, Map<String, String> environment) {
        return configuration.leaderElection().enabled() && environment.containsKey("KUBERNETES_SERVICE_HOST");
    }

    static void bind(CamelContext context, Configuration configuration, CamelClusterService cluster, Clock clock)
            throws Exception {
        Configuration.Events events = configuration.events();
        if (!events.enabled()) {
            Processor nothing = exchange -> {};
            context.getRegistry().bind("recordProcessor", Processor.class, nothing);
            return;
        }
        Database database = new Database(settings(configuration));
        if (!database.isShared() && isOneOfSeveral(configuration, System.getenv())) {
            LOGGER.warn(
                    "event log: a file of this process alone; a replica that takes over begins a log of its own, with ids that"
                            + " receivers may know. gameroute.events.url names a database for all (docs/install.md)");
        }
        EventLog log = new EventLog(database, clock);
        WatchedCaches caches = WatchedCaches.of(context, configuration.namespace());
        InformerCache<GameServer> servers = caches.namespaced(InformerOptions.of(GameServer.class));
        InformerCache<GameServerSet> sets = caches.namespaced(InformerOptions.of(GameServerSet.class));
        EventRecorder recorder = new EventRecorder(
                log,
                facts -> isInScope(facts, configuration.namespace())
                        && isGone(facts.kind() == Kind.GameServer ? servers : sets, facts),
                clock,
                events.buffer());
        ObservationFeed feed = new ObservationFeed(recorder);
        Retention retention = new Retention(
                new Retention.Bound(events.age(), events.count()),
                new Retention.Bound(events.unreadAge(), events.unreadCount()),
                events.inventoryAge());
        EventLogService service = new EventLogService(context, cluster, database, recorder, feed, retention, clock);
        context.addService(service);
        AfterStart.once(context, started -> service.followLeader());
        context.getRegistry().bind("recordProcessor", Processor.class, new RecordProcessor(feed));
        context.getRegistry()
                .bind(
                        "eventJournal",
                        EventJournal.class,
                        new LogJournal(log, new SinkLog(database, CLAIM), new DeadLetters(database, clock)));
    }

    /** Where the log is, as the configuration says. */
    static DatabaseSettings settings(Configuration configuration) throws IOException {
        Configuration.Events events = configuration.events();
        if (events.url().isEmpty()) {
            return DatabaseSettings.file(Path.of(configuration.data()));
        }
        return DatabaseSettings.server(
                events.url(),
                events.user().isEmpty() ? null : events.user(),
                events.passwordFile().isEmpty() ? null : Path.of(events.passwordFile()));
    }

    private static boolean isInScope(Facts facts, Optional<String> namespace) {
        return namespace.map(facts.namespace()::equals).orElse(true);
    }

    private static boolean isGone(InformerCache<?> cache, Facts facts) {
        return cache.hasSynced()
                && cache.get(facts.namespace() + "/" + facts.name()).isEmpty();
    }
}
