package io.gameroute.dev.apiserver;

import io.gameroute.dev.apiserver.access.AuditedWrite;
import io.gameroute.dev.apiserver.access.User;
import io.gameroute.dev.apiserver.store.HistoryLimits;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How the server is started: where it listens (port 0: any free one), where its kubeconfig goes (an existing file is not touched), the folder that
 * keeps its objects over restarts, if any, who else than
 * the administrator may come, whether they need roles for what they do, who is told of each write, and how much of the past it remembers.
 */
public record EmbeddedApiServerOptions(
        String host,
        int port,
        Optional<Path> kubeconfig,
        Optional<Path> data,
        Map<String, User> tokens,
        boolean roles,
        Optional<Consumer<AuditedWrite>> audit,
        HistoryLimits history) {
    public static final EmbeddedApiServerOptions DEFAULT = new EmbeddedApiServerOptions(
            "127.0.0.1",
            0,
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            false,
            Optional.empty(),
            HistoryLimits.DEFAULT);

    public EmbeddedApiServerOptions withPort(int other) {
        return new EmbeddedApiServerOptions(host, other, kubeconfig, data, tokens, roles, audit, history);
    }

    public EmbeddedApiServerOptions withHost(String other) {
        return new EmbeddedApiServerOptions(other, port, kubeconfig, data, tokens, roles, audit, history);
    }

    public EmbeddedApiServerOptions withKubeconfig(Path file) {
        return new EmbeddedApiServerOptions(host, port, Optional.of(file), data, tokens, roles, audit, history);
    }

    public EmbeddedApiServerOptions withData(Path folder) {
        return new EmbeddedApiServerOptions(host, port, kubeconfig, Optional.of(folder), tokens, roles, audit, history);
    }

    /** Users besides the administrator, by their bearer tokens. */
    public EmbeddedApiServerOptions withTokens(Map<String, User> others) {
        return new EmbeddedApiServerOptions(host, port, kubeconfig, data, Map.copyOf(others), roles, audit, history);
    }

    /** Everybody but the administrator may do only what roles allow them; without it, everything. */
    public EmbeddedApiServerOptions withRoles() {
        return new EmbeddedApiServerOptions(host, port, kubeconfig, data, tokens, true, audit, history);
    }

    /** Is told of each write before it is answered, on the thread that answers. */
    public EmbeddedApiServerOptions withAudit(Consumer<AuditedWrite> listener) {
        return new EmbeddedApiServerOptions(
                host, port, kubeconfig, data, tokens, roles, Optional.of(listener), history);
    }

    public EmbeddedApiServerOptions withHistory(HistoryLimits other) {
        return new EmbeddedApiServerOptions(host, port, kubeconfig, data, tokens, roles, audit, other);
    }
}
