package io.gameroute.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.gameroute.api.GameServerSet;
import io.gameroute.kube.AdvancedStatefulSetReader;
import io.gameroute.kube.ListedCluster;
import io.gameroute.kube.ObjectKey;
import io.gameroute.reconcile.execute.GameServerSetReader;
import io.gameroute.reconcile.execute.SetMemory;
import io.gameroute.reconcile.execute.Templates;
import io.gameroute.reconcile.gameserverset.ForecastPlanner;
import io.gameroute.reconcile.gameserverset.GameServerSetSnapshot;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gameroute plan}: what applying a manifest would do to game servers, asked of the planner that would do it. */
@Command(
        name = "plan",
        description = "Says what applying a manifest would do to game servers: who is created, deleted, recreated or"
                + " updated, in which order and why. Changes nothing.")
final class PlanCommand implements Callable<Integer> {
    private static final String API_VERSION = GameServerSet.GROUP + "/" + GameServerSet.VERSION;

    /** How a plan is printed. */
    enum Format {
        table,
        json
    }

    private final InputStream standardInput;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-f", "--filename"},
            paramLabel = "FILE",
            required = true,
            description = "the manifest, - for standard input; may be given more than once")
    private List<String> files = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "table (default) or json")
    private Format format = Format.table;

    @Mixin
    private NamespaceOption namespace = new NamespaceOption();

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private ApplyOptions apply = new ApplyOptions();

    PlanCommand(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() {
        List<ObjectNode> objects = ManifestReader.read(files, standardInput);
        Config config = cluster.config(System.getenv());
        return ClusterCall.of(config, client -> plan(client, objects, namespace.or(config)));
    }

    private int plan(KubernetesClient client, List<ObjectNode> objects, String defaultNamespace) {
        List<PlannedSet> plans = new ArrayList<>();
        boolean isRefused = false;
        for (ObjectNode object : objects) {
            if (!isSet(object)) {
                say(label(object) + " is left out: only GameServerSets are planned");
                continue;
            }
            try {
                plans.add(plan(client, object, namespace(object, defaultNamespace)));
            } catch (KubernetesClientException refused) {
                if (refused.getCode() <= 0) {
                    throw refused;
                }
                say(label(object) + ": " + ClusterCall.answer(refused));
                isRefused = true;
            }
        }
        spec.commandLine().getOut().print(format == Format.json ? PlanText.json(plans) : PlanText.table(plans));
        spec.commandLine().getOut().flush();
        return isRefused ? 1 : 0;
    }

    private PlannedSet plan(KubernetesClient client, ObjectNode manifest, String inNamespace) {
        GameServerSet set = new DryRunApply(client, apply).of(manifest, inNamespace);
        GameServerSetSnapshot snapshot = new GameServerSetReader(
                        ListedCluster.read(client, set),
                        AdvancedStatefulSetReader.of(client),
                        new Templates(),
                        new SetMemory(Clock.systemUTC()),
                        Clock.systemUTC())
                .read(ObjectKey.of(set))
                .orElseThrow();
        boolean isNew = client.resources(GameServerSet.class)
                        .inNamespace(inNamespace)
                        .withName(set.getMetadata().getName())
                        .get()
                == null;
        return new PlannedSet(inNamespace, set.getMetadata().getName(), isNew, ForecastPlanner.forecast(snapshot));
    }

    private static boolean isSet(ObjectNode object) {
        return object.path("kind").asText().equals("GameServerSet")
                && object.path("apiVersion").asText().equals(API_VERSION);
    }

    private String namespace(ObjectNode object, String defaultNamespace) {
        String own = object.path("metadata").path("namespace").asText(defaultNamespace);
        namespace.given().filter(given -> !given.equals(own)).ifPresent(given -> {
            throw new UserException(label(object) + " is of the namespace " + own + ", not of " + given);
        });
        return own;
    }

    private static String label(ObjectNode object) {
        return object.path("kind").asText() + " "
                + object.path("metadata").path("name").asText();
    }

    private void say(String line) {
        spec.commandLine().getErr().println("gameroute: " + line);
    }
}
