package io.gameroute.dev.controlplane;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real control plane for one administrator. Its processes end with {@link #close}, or a little after the JVM was asked to end. */
public final class LocalControlPlane implements AutoCloseable {
    /** What there must be; without the controller manager nothing is garbage-collected. */
    public static final List<String> NEEDED = List.of(ControlPlaneBinaries.ETCD, ControlPlaneBinaries.API_SERVER);

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ControlPlaneLayout layout;
    private final boolean temporary;
    private final List<ChildProcess> processes;
    private final CountDownLatch closed = new CountDownLatch(1);

    private LocalControlPlane(ControlPlaneLayout layout, boolean temporary) {
        this.layout = layout;
        this.temporary = temporary;
        Stream<ChildProcess> needed = Stream.of(layout.etcdProcess(), layout.apiServerProcess());
        Stream<ChildProcess> controllers = layout.binaries().has(ControlPlaneBinaries.CONTROLLER_MANAGER)
                ? Stream.of(layout.controllerManagerProcess())
                : Stream.empty();
        this.processes = Stream.concat(needed, controllers).toList();
    }

    /**
     * Returns when the API server is ready.
     *
     * @param folder keeps the objects; without it they go with the processes
     * @param port of the API server; 0: a free one
     * @throws IllegalStateException when a process ends, with the place of its log
     */
    public static LocalControlPlane start(ControlPlaneBinaries binaries, Optional<Path> folder, int port) {
        try {
            Path data = folder.isPresent()
                    ? Files.createDirectories(folder.get().toAbsolutePath())
                    : Files.createTempDirectory("gameroute-cluster-");
            Path logs = Files.createDirectories(data.resolve("logs"));
            byte[] token = new byte[32];
            new SecureRandom().nextBytes(token);
            ControlPlaneLayout layout = ControlPlaneLayout.create(
                    binaries, data, logs, HexFormat.of().formatHex(token), "", port, folder.isPresent(), List.of());
            LocalControlPlane plane = new LocalControlPlane(layout, folder.isEmpty());
            plane.begin();
            return plane;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::endAfterTheJvm, "end of the control plane"));
        try {
            // The controllers end at once where they find no API server.
            processes.subList(0, NEEDED.size()).forEach(ChildProcess::start);
            awaitReady();
            processes.forEach(ChildProcess::start);
        } catch (RuntimeException | Error e) {
            endAll();
            closed.countDown();
            throw e;
        }
    }

    /** A kubeconfig for the administrator; as secret as a password. */
    public Path kubeconfig() {
        return layout.kubeconfig();
    }

    /** Without the controller manager, owners that go leave behind what they own. */
    public boolean hasControllers() {
        return layout.binaries().has(ControlPlaneBinaries.CONTROLLER_MANAGER);
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START.toNanos();
        ChildProcess apiServer = processes.get(1);
        while (!isReady()) {
            if (apiServer.endsWithin(POLL) || System.nanoTime() > deadline) {
                throw new IllegalStateException("the API server did not start; see " + apiServer.log());
            }
        }
    }

    private boolean isReady() {
        if (!Files.exists(layout.certificate())) {
            return false;
        }
        try {
            Config config = Config.fromKubeconfig(Files.readString(kubeconfig()));
            config.setRequestRetryBackoffLimit(0);
            config.setRequestTimeout(Math.toIntExact(PATIENCE.toMillis()));
            try (KubernetesClient client =
                    new KubernetesClientBuilder().withConfig(config).build()) {
                return "ok".equals(client.raw("/readyz"));
            }
        } catch (IOException | KubernetesClientException notYet) {
            return false;
        }
    }

    /** Whoever uses it may end first. */
    private void endAfterTheJvm() {
        try {
            if (!closed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                close();
            }
        } catch (InterruptedException e) {
            endAll();
        }
    }

    @Override
    public void close() {
        endAll();
        if (temporary) {
            removeFolder();
        }
        closed.countDown();
    }

    /** Who uses it goes before it: controllers, API server, etcd. */
    private void endAll() {
        for (int i = processes.size() - 1; i >= 0; i--) {
            processes.get(i).end(PATIENCE);
        }
    }

    private void removeFolder() {
        try (Stream<Path> files = Files.walk(layout.data())) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
