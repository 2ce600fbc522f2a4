package io.gameroute.cli;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.gameroute.config.Configuration;
import io.gameroute.kube.ControllerClient;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gameroute run}: the controller, on the cluster that kubectl would choose. */
@Command(name = "run", description = "Runs the controller on a cluster.")
final class RunCommand implements Callable<Integer> {
    private static final String USER_AGENT = "gameroute";

    private final Controller controller;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(names = "--namespace", paramLabel = "NAME", description = "the only namespace to look at; all without it")
    private @Nullable String namespace;

    @Option(names = "--data", paramLabel = "DIR", description = "where the event log is kept; data without it")
    private @Nullable Path data;

    @Option(
            names = "--sinks",
            paramLabel = "DIR",
            description = "the routes of sinks, watched for changes; routes/sinks without it")
    private @Nullable Path sinks;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    RunCommand(Controller controller) {
        this.controller = controller;
    }

    @Override
    public Integer call() throws Exception {
        Configuration configuration = configuration();
        Config config = clientConfig(configuration);
        Preflight.check(config, configuration.namespace());
        try (KubernetesClient client = ControllerClient.connect(config)) {
            return controller.run(configuration, client, () -> {});
        }
    }

    private Configuration configuration() {
        Map<String, String> options = new HashMap<>();
        if (namespace != null) {
            options.put("gameroute.namespace", namespace);
        }
        if (data != null) {
            options.put("gameroute.data", data.toString());
        }
        if (sinks != null) {
            options.put("gameroute.routes.sinks", sinks.toString());
        }
        return settings.configuration(Map.of(), options);
    }

    private Config clientConfig(Configuration configuration) {
        int inFlight = configuration.reconcile().serverConcurrency() * 2 + 64;
        return new ConfigBuilder(cluster.config(System.getenv()))
                .withUserAgent(USER_AGENT)
                .withMaxConcurrentRequests(inFlight)
                .withMaxConcurrentRequestsPerHost(inFlight)
                .build();
    }
}
