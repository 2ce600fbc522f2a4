package io.gameroute.cli;

import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster a subcommand talks to, chosen as kubectl would: the option, {@code KUBECONFIG}, {@code ~/.kube/config}, the pod's account. */
final class ClusterOptions {
    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "instead of KUBECONFIG, ~/.kube/config or the cluster that it runs in")
    private @Nullable Path kubeconfig;

    @Option(names = "--context", paramLabel = "NAME", description = "the context in the kubeconfig")
    private @Nullable String context;

    /** @throws UserException when no cluster is named, or what is named is not there */
    Config config(Map<String, String> environment) {
        Config config = kubeconfig == null ? fromEnvironment(environment) : fromFile(kubeconfig);
        requireContext(config);
        return config;
    }

    private Config fromFile(Path file) {
        if (!file.toFile().canRead() || !file.toFile().isFile()) {
            throw new UserException("--kubeconfig " + file + " cannot be read");
        }
        try {
            return Config.fromKubeconfig(context, file.toFile());
        } catch (RuntimeException malformed) {
            throw new UserException("--kubeconfig " + file + " is not a kubeconfig", malformed);
        }
    }

    private Config fromEnvironment(Map<String, String> environment) {
        boolean isNamed =
                Config.getKubeconfigFilenames().stream().map(File::new).anyMatch(File::isFile);
        if (!isNamed && !environment.containsKey("KUBERNETES_SERVICE_HOST")) {
            throw new UserException("no cluster is named: give --kubeconfig, set KUBECONFIG, have a ~/.kube/config,"
                    + " or run in a pod");
        }
        return Config.autoConfigure(context);
    }

    private void requireContext(Config config) {
        List<String> known = Optional.ofNullable(config.getContexts()).orElse(List.of()).stream()
                .map(NamedContext::getName)
                .toList();
        if (context != null && !known.contains(context)) {
            throw new UserException(
                    "there is no context " + context + " in the kubeconfig, but " + String.join(", ", known));
        }
    }
}
