package io.gameroute.dev.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One program, such as one of a control plane, that can be started again with the same command; it ends nothing but its own child. */
public final class ChildProcess {
    private static final Duration HARD_END = Duration.ofSeconds(10);

    private final List<String> command;
    private final Path log;
    private @Nullable Process process;

    public ChildProcess(List<String> command, Path log) {
        this.command = List.copyOf(command);
        this.log = log;
    }

    public synchronized void start() {
        if (isAlive()) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.appendTo(log.toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.get(0), e);
        }
    }

    /** A hard stop, as in a crash: connections break at once, nothing is flushed, and nobody waits for open watches. */
    public synchronized void stop() {
        if (process != null) {
            process.destroyForcibly();
            hasEnded(process, HARD_END);
        }
    }

    /** Asks it to end, and ends it when it does not. */
    public synchronized void end(Duration patience) {
        if (process != null) {
            process.destroy();
            if (!hasEnded(process, patience)) {
                stop();
            }
        }
    }

    /** Whether it ends within this time. */
    public synchronized boolean endsWithin(Duration time) {
        return process == null || hasEnded(process, time);
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    public Path log() {
        return log;
    }

    private static boolean hasEnded(Process running, Duration time) {
        try {
            return running.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !running.isAlive();
        }
    }
}
