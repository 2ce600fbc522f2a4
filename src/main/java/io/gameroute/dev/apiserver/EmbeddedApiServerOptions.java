package io.gameroute.dev.apiserver;

import io.gameroute.dev.apiserver.access.AccessPolicy;
import io.gameroute.dev.apiserver.access.User;
import io.gameroute.dev.apiserver.store.HistoryLimits;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How the server is started: where it listens (port 0: any free one), where its kubeconfig goes (an existing file is not touched), who else than
 * the administrator may come and what they may do, and how much of the past it remembers.
 */
public record EmbeddedApiServerOptions(
        String host,
        int port,
        Optional<Path> kubeconfig,
        Map<String, User> tokens,
        AccessPolicy policy,
        HistoryLimits history) {
    public static final EmbeddedApiServerOptions DEFAULT = new EmbeddedApiServerOptions(
            "127.0.0.1", 0, Optional.empty(), Map.of(), AccessPolicy.ALLOW_ALL, HistoryLimits.DEFAULT);

    public EmbeddedApiServerOptions withPort(int other) {
        return new EmbeddedApiServerOptions(host, other, kubeconfig, tokens, policy, history);
    }

    public EmbeddedApiServerOptions withHost(String other) {
        return new EmbeddedApiServerOptions(other, port, kubeconfig, tokens, policy, history);
    }

    public EmbeddedApiServerOptions withKubeconfig(Path file) {
        return new EmbeddedApiServerOptions(host, port, Optional.of(file), tokens, policy, history);
    }

    /** Users besides the administrator, by their bearer tokens. */
    public EmbeddedApiServerOptions withTokens(Map<String, User> others) {
        return new EmbeddedApiServerOptions(host, port, kubeconfig, Map.copyOf(others), policy, history);
    }

    public EmbeddedApiServerOptions withPolicy(AccessPolicy other) {
        return new EmbeddedApiServerOptions(host, port, kubeconfig, tokens, other, history);
    }

    public EmbeddedApiServerOptions withHistory(HistoryLimits other) {
        return new EmbeddedApiServerOptions(host, port, kubeconfig, tokens, policy, other);
    }
}
