package io.gameroute;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.gameroute.component.events.EventJournal;
import io.gameroute.component.events.JournalEvent;
import io.gameroute.config.Configuration;
import io.gameroute.config.InvalidConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The controller inside the JVM of a test, as it ships, with the rights and the user agent of the client that it is given. */
public final class RunningGameRoute implements AutoCloseable {
    /** Who starts again finds what was recorded. */
    private static final Map<String, String> DATA = new ConcurrentHashMap<>();

    private final Application application;

    private RunningGameRoute(Application application) {
        this.application = application;
    }

    /**
     * Returns when the routes are started; caches may still be filling, and the lease not yet be held.
     *
     * @param namespace where its Lease is
     */
    public static RunningGameRoute start(KubernetesClient client, String namespace) {
        RunningGameRoute running = new RunningGameRoute(new Application(configuration(namespace), client));
        running.application.start();
        return running;
    }

    private static Configuration configuration(String namespace) {
        try {
            return Configuration.of(
                    Map.of(),
                    Map.of(
                            "gameroute.leader-election.namespace",
                            namespace,
                            "gameroute.http.port",
                            String.valueOf(FreePort.find()),
                            "gameroute.data",
                            DATA.computeIfAbsent(namespace, RunningGameRoute::newDirectory),
                            "gameroute.routes.control",
                            "routes/control"));
        } catch (InvalidConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String newDirectory(String namespace) {
        try {
            return Files.createTempDirectory("gameroute").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that is in its event log. */
    public List<JournalEvent> events() {
        EventJournal journal =
                application.context().getRegistry().lookupByNameAndType("eventJournal", EventJournal.class);
        try {
            return journal.read(0, Integer.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends as on SIGTERM: what runs is finished, the lease given back. */
    @Override
    public void close() {
        application.close();
    }
}
