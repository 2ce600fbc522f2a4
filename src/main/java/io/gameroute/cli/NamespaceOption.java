package io.gameroute.cli;

import io.fabric8.kubernetes.client.Config;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The namespace that a command is about, as kubectl takes it: the option, or the one of the context. */
final class NamespaceOption {
    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            description = "the namespace; the one of the context without it")
    private @Nullable String namespace;

    Optional<String> given() {
        return Optional.ofNullable(namespace);
    }

    String or(Config config) {
        return given().or(() -> Optional.ofNullable(config.getNamespace())).orElse("default");
    }
}
