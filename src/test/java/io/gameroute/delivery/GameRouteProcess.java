package io.gameroute.delivery;

import io.gameroute.FreePort;
import io.gameroute.dev.controlplane.ChildProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code gameroute run} in a process of its own. It elects no leader: who is killed is followed at once. */
final class GameRouteProcess implements AutoCloseable {
    private final ChildProcess process;

    GameRouteProcess(Path kubeconfig, String namespace, Path log, List<String> settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--kubeconfig=" + kubeconfig,
                "--namespace=" + namespace,
                "--set=gameroute.leader-election.enabled=false",
                "--set=gameroute.routes.control=routes/control",
                "--set=gameroute.http.port=" + FreePort.find()));
        settings.forEach(setting -> arguments.add("--set=" + setting));
        process = JavaProcess.of("io.gameroute.Main", log, arguments);
        process.start();
    }

    /** As by {@code kill -9}. */
    void kill() {
        process.stop();
    }

    void startAgain() {
        process.start();
    }

    @Override
    public void close() {
        process.stop();
    }
}
