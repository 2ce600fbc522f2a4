package io.gameroute;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.gameroute.component.events.EventJournal;
import io.gameroute.component.events.JournalEvent;
import io.gameroute.config.Configuration;
import io.gameroute.config.InvalidConfigurationException;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.support.CamelContextHelper;

/** The controller inside the JVM of a test, as it ships, with the rights and the user agent of the client that it is given. */
public final class RunningGameRoute implements AutoCloseable {
    /** Who starts again finds what was recorded. */
    private static final Map<String, String> DATA = new ConcurrentHashMap<>();

    private final Application application;
    private final int port;

    private RunningGameRoute(Application application, int port) {
        this.application = application;
        this.port = port;
    }

    /**
     * Returns when the routes are started; caches may still be filling, and the lease not yet be held.
     *
     * @param namespace where its Lease is
     */
    public static RunningGameRoute start(KubernetesClient client, String namespace) {
        return start(client, namespace, Map.of());
    }

    /** @param more settings */
    public static RunningGameRoute start(KubernetesClient client, String namespace, Map<String, String> more) {
        Configuration configuration = configuration(namespace, more);
        RunningGameRoute running = new RunningGameRoute(
                new Application(configuration, client), configuration.http().port());
        running.application.start();
        return running;
    }

    private static Configuration configuration(String namespace, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        try {
            settings.putAll(Map.of(
                    "gameroute.leader-election.namespace",
                    namespace,
                    "gameroute.http.port",
                    String.valueOf(FreePort.find()),
                    "gameroute.data",
                    DATA.computeIfAbsent(namespace, RunningGameRoute::newDirectory),
                    "gameroute.routes.control",
                    "routes/control",
                    "gameroute.routes.serve",
                    "routes/serve"));
            return Configuration.of(Map.of(), settings);
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

    /** Where it serves HTTP. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    CamelContext context() {
        return application.context();
    }

    /** The sum of a counter or gauge of that name. */
    public double meter(String name) {
        MeterRegistry meters =
                CamelContextHelper.lookup(context(), MicrometerConstants.METRICS_REGISTRY_NAME, MeterRegistry.class);
        return meters.get(name).meters().stream()
                .flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false))
                .mapToDouble(Measurement::getValue)
                .sum();
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
