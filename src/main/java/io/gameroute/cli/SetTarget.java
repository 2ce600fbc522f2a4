package io.gameroute.cli;

import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.Labels;
import io.gameroute.pod.Revisions;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The set that a command is about, named as for kubectl: {@code gss/lobby}, or {@code lobby}. */
final class SetTarget {
    private static final Pattern NAME =
            Pattern.compile("(?:(?:gss|gameserversets?(?:\\.game\\.kruise\\.io)?)/)?([^/]+)");

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "the set: gss/NAME, or NAME")
    private String name = "";

    @Mixin
    private NamespaceOption namespace = new NamespaceOption();

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    String name() {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new ParameterException(
                    spec.commandLine(), name + " is not a GameServerSet: only they have rollouts here");
        }
        return matcher.group(1);
    }

    /** As kubectl names it. */
    String label() {
        return "gameserverset.game.kruise.io/" + name();
    }

    <T> T ask(BiFunction<KubernetesClient, Resource<GameServerSet>, T> question) {
        String set = name();
        Config config = cluster.config(System.getenv());
        return ClusterCall.of(
                config,
                client -> question.apply(
                        client,
                        client.resources(GameServerSet.class)
                                .inNamespace(namespace.or(config))
                                .withName(set)));
    }

    GameServerSet read(Resource<GameServerSet> resource) {
        GameServerSet set = resource.get();
        if (set == null) {
            throw new UserException("there is no GameServerSet " + name());
        }
        return set;
    }

    static Revisions revisions(KubernetesClient client, GameServerSet set) {
        List<ControllerRevision> objects = client.apps()
                .controllerRevisions()
                .inNamespace(set.getMetadata().getNamespace())
                .withLabel(Labels.OWNER_GSS, set.getMetadata().getName())
                .list()
                .getItems();
        return Revisions.of(set.getMetadata().getUid(), objects);
    }

    void print(String text) {
        spec.commandLine().getOut().print(text.endsWith("\n") ? text : text + "\n");
        spec.commandLine().getOut().flush();
    }
}
