package io.gameroute.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Updates that have begun are completed either way. */
@Command(name = "pause", description = "No further server of a set is updated until it is resumed.")
final class RolloutPauseCommand implements Callable<Integer> {
    @Mixin
    private SetTarget target = new SetTarget();

    @Override
    public Integer call() {
        return PauseSwitch.turn(target, true);
    }
}
