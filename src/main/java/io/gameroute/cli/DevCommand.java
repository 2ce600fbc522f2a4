package io.gameroute.cli;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.gameroute.config.Configuration;
import io.gameroute.demo.DemoPlayers;
import io.gameroute.dev.nodes.SimulatedNodes;
import io.gameroute.dev.nodes.SimulatedNodesOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gameroute dev}: a cluster, its nodes and the controller in one process, to try things and to write routes. */
@Command(
        name = "dev",
        description =
                "Runs a small cluster with simulated nodes and the controller, in one process. For development only.")
final class DevCommand implements Callable<Integer> {
    /** A single process needs no election. */
    private static final Map<String, String> ALONE = Map.of("gameroute.leader-election.enabled", "false");

    /** What it records goes with its cluster, unless that is kept. */
    private static final Map<String, String> FORGETFUL =
            Map.of("gameroute.events.url", "jdbc:h2:mem:gameroute-dev;DB_CLOSE_DELAY=-1");

    private final Controller controller;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--nodes", paramLabel = "N", description = "how many simulated nodes (default: ${DEFAULT-VALUE})")
    private int nodes = 3;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "the API server's port on 127.0.0.1 (default: a free one)")
    private int port;

    @Option(
            names = "--kubeconfig-out",
            paramLabel = "FILE",
            description =
                    "where to write the cluster's kubeconfig; not over a file that is there (default: a new temporary one)")
    private @Nullable Path kubeconfigOut;

    @Option(
            names = "--cluster",
            paramLabel = "KIND",
            description = "embedded (default); apiserver: the real one, whose binaries must be on this machine;"
                    + " kubeconfig: simulated nodes in the cluster that kubectl would choose")
    private DevCluster.Kind cluster = DevCluster.Kind.embedded;

    @Mixin
    private ClusterOptions existing = new ClusterOptions();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "keeps the cluster's objects and the event log there, for the next start")
    private @Nullable Path data;

    @Option(names = "--demo", description = "applies the example sets and lets players come and go")
    private boolean demo;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    DevCommand(Controller controller) {
        this.controller = controller;
    }

    @Override
    public Integer call() throws Exception {
        Configuration configuration = configuration();
        SimulatedNodesOptions options = nodeOptions();
        try (DevCluster running = start();
                KubernetesClient client = running.client("gameroute");
                SimulatedNodes simulated = SimulatedNodes.start(client, options);
                DemoPlayers players = demo ? DemoPlayers.of(running.client("gameroute-demo")) : null) {
            return controller.run(configuration, client, () -> {
                DevBanner.print(
                        out(), running, configuration, simulated.nodeNames().size(), demo);
                if (players != null) {
                    players.start();
                }
            });
        }
    }

    private Configuration configuration() {
        Map<String, String> defaults = new HashMap<>(ALONE);
        if (data == null) {
            defaults.putAll(FORGETFUL);
        }
        return settings.configuration(defaults, data == null ? Map.of() : Map.of("gameroute.data", data.toString()));
    }

    private SimulatedNodesOptions nodeOptions() {
        try {
            return SimulatedNodesOptions.DEFAULTS.withNodes(nodes);
        } catch (IllegalArgumentException outOfRange) {
            throw new ParameterException(spec.commandLine(), "--nodes=" + nodes + ": " + outOfRange.getMessage());
        }
    }

    private DevCluster start() {
        if (cluster == DevCluster.Kind.kubeconfig) {
            Config config = existing.config(System.getenv());
            Preflight.check(config, Optional.empty());
            return DevCluster.existing(config);
        }
        Optional<Path> out = Optional.ofNullable(kubeconfigOut);
        Optional<Path> kept = Optional.ofNullable(data);
        return cluster == DevCluster.Kind.apiserver
                ? DevCluster.apiServer(port, out, kept)
                : DevCluster.embedded(port, out, kept);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
