package io.gameroute.cli;

import picocli.CommandLine.Option;

/** How a manifest is going to be applied, in the words of {@code kubectl apply}: what it would remove depends on it. */
final class ApplyOptions {
    @Option(names = "--server-side", description = "as kubectl apply --server-side, and as GitOps tools may do it")
    boolean serverSide;

    @Option(
            names = "--field-manager",
            paramLabel = "NAME",
            description = "who applies, with --server-side (default: ${DEFAULT-VALUE})")
    String fieldManager = "kubectl";

    @Option(names = "--force-conflicts", description = "take over what others wrote, with --server-side")
    boolean forceConflicts;
}
