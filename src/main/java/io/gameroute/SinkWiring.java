package io.gameroute;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.gameroute.component.events.EventJournal;
import io.gameroute.config.Configuration;
import io.gameroute.reconcile.ObjectRef;
import io.gameroute.reconcile.PlannedEvent;
import io.gameroute.reconcile.ResourceKind;
import io.gameroute.reconcile.execute.EventPublisher;
import io.gameroute.sinks.JarSinks;
import io.gameroute.sinks.SecretFiles;
import io.gameroute.sinks.SinkFilesReader;
import io.gameroute.sinks.SinkPolicy;
import io.gameroute.sinks.SinkProblem;
import io.gameroute.sinks.SinkReporter;
import io.gameroute.sinks.SinkService;
import io.gameroute.sinks.SinkSurroundings;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.support.CamelContextHelper;

/** Starts the operators' routes once the controller has started, and hands them what they may touch: the journal, the meters and placeholders. */
final class SinkWiring {
    private static final Path BESIDE_THE_JAR = Path.of("routes", "sinks");
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private SinkWiring() {}

    /** Without a log there is nothing that a sink could read. */
    static void bind(CamelContext context, Configuration configuration, EventPublisher events, String namespace)
            throws Exception {
        if (!configuration.events().enabled()) {
            return;
        }
        ObjectRef process = new ObjectRef(
                ResourceKind.POD,
                namespace,
                Optional.ofNullable(System.getenv("HOSTNAME")).orElse("gameroute"),
                "");
        AfterStart.once(
                context,
                started -> started.addService(new SinkService(
                        started,
                        source(started, configuration.sinks()),
                        LOOK_EVERY,
                        new SinkPolicy(configuration.sinks().allow()),
                        surroundings(started, configuration.sinks()),
                        reporter(events, process))));
    }

    private static SinkService.Source source(CamelContext context, Configuration.Sinks sinks) {
        if (sinks.routes().isEmpty() && !Files.isDirectory(BESIDE_THE_JAR)) {
            return new JarSinks(context);
        }
        Path directory = sinks.routes().isEmpty() ? BESIDE_THE_JAR : Path.of(sinks.routes());
        return new SinkFilesReader(directory, Path.of(sinks.kamelets()))::read;
    }

    private static SinkSurroundings surroundings(CamelContext context, Configuration.Sinks sinks) {
        Map<String, Object> beans = new HashMap<>();
        beans.put("eventJournal", CamelContextHelper.findSingleByType(context, EventJournal.class));
        MeterRegistry meters =
                CamelContextHelper.lookup(context, MicrometerConstants.METRICS_REGISTRY_NAME, MeterRegistry.class);
        if (meters != null) {
            beans.put(MicrometerConstants.METRICS_REGISTRY_NAME, meters);
        }
        Map<String, UnaryOperator<String>> functions = new HashMap<>();
        functions.put("file", new SecretFiles(Path.of(sinks.secrets()))::read);
        // Read with the controller's client, which sinks themselves do not get.
        ClusterValues cluster = new ClusterValues(CamelContextHelper.findSingleByType(context, KubernetesClient.class));
        functions.put("secret", cluster::secret);
        functions.put("configmap", cluster::configMap);
        return new SinkSurroundings(Path.of(sinks.kamelets()), beans, functions);
    }

    private static SinkReporter reporter(EventPublisher events, ObjectRef process) {
        return new SinkReporter() {
            @Override
            public void broken(String file, List<SinkProblem> problems, boolean olderRuns) {
                String cause = problems.stream().map(SinkProblem::toString).collect(Collectors.joining("; "));
                String rest = olderRuns ? " (the version before goes on)" : "";
                events.publish(List.of(PlannedEvent.warning(process, "SinkBroken", cause + rest)));
            }

            @Override
            public void mended(String file) {
                events.publish(List.of(PlannedEvent.normal(process, "SinkMended", file + " runs")));
            }
        };
    }
}
