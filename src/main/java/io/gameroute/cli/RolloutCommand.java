package io.gameroute.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gameroute rollout}: what {@code kubectl rollout} is to Deployments, which it does not know for kinds like ours. */
@Command(
        name = "rollout",
        description = "Shows and steers the updates of a GameServerSet, as kubectl rollout does for Deployments.",
        subcommands = {
            RolloutStatusCommand.class,
            RolloutHistoryCommand.class,
            RolloutUndoCommand.class,
            RolloutPauseCommand.class,
            RolloutResumeCommand.class
        })
final class RolloutCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing, such as status");
    }
}
