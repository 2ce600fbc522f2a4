package io.gameroute.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Updates that have begun are completed either way. */
@Command(name = "resume", description = "The update of a paused set goes on.")
final class RolloutResumeCommand implements Callable<Integer> {
    @Mixin
    private SetTarget target = new SetTarget();

    @Override
    public Integer call() {
        return PauseSwitch.turn(target, false);
    }
}
