package io.gameroute.cluster;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.gameroute.dev.controlplane.ChildProcess;
import io.gameroute.dev.controlplane.ControlPlaneBinaries;
import io.gameroute.dev.controlplane.ControlPlaneLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Kubernetes control plane on loopback, with RBAC and an audit log of every write. Tests share one by {@link #shared()} (or
 * {@link ControlPlaneExtension}) and keep to a namespace of their own; one that wants a cluster to itself uses {@link #start()}.
 */
public final class ControlPlane implements TestCluster {
    /** More than any test or bench writes: in a file that was rotated away nothing can be counted. */
    private static final int AUDIT_LOG_MIB = 4096;

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final String OTHER_USERS = """
            viewer-token,viewer,viewer,"viewers"
            reader-token,reader,reader,"system:masters"
            """;

    /**
     * Writes, and the reads of few: those of all would drown what tests count. {@code /version} is the fence of {@link AuditFile}. A watch is told
     * when it ends.
     */
    private static final String AUDIT_POLICY = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            omitStages: [RequestReceived, ResponseStarted]
            rules:
            - level: Metadata
              verbs: [create, update, patch, delete, deletecollection]
            - level: Metadata
              nonResourceURLs: ["/version"]
            - level: Metadata
              users: [reader, "system:serviceaccount:gameroute-system:gameroute"]
              verbs: [get, list, watch]
            - level: None
            """;

    private static final AtomicInteger STARTED = new AtomicInteger();

    private final ControlPlaneLayout layout;
    private final ChildProcess etcd;
    private final ChildProcess apiServer;
    private final ChildProcess controllerManager;
    private final Deque<KubernetesClient> clients = new ConcurrentLinkedDeque<>();
    private final KubernetesClient admin;
    private final AuditLog auditLog;

    private ControlPlane(ControlPlaneLayout layout, Path audit) {
        this.layout = layout;
        this.etcd = layout.etcdProcess();
        this.apiServer = layout.apiServerProcess();
        this.controllerManager = layout.controllerManagerProcess();
        try {
            etcd.start();
            apiServer.start();
            awaitCertificate();
            this.admin = clientFor("admin");
            awaitReady();
            controllerManager.start();
            this.auditLog = new AuditFile(audit, admin);
        } catch (RuntimeException | Error e) {
            stopAll();
            throw e;
        }
    }

    public static boolean isAvailable() {
        return TestBinaries.locate().isPresent();
    }

    public static ControlPlane start() {
        ControlPlaneBinaries binaries =
                TestBinaries.locate().orElseThrow(() -> new IllegalStateException(TestBinaries.missing()));
        try {
            Path data = Files.createTempDirectory("control-plane-");
            Path logs = Files.createDirectories(logFolder());
            Path policy = Files.writeString(data.resolve("audit-policy.yaml"), AUDIT_POLICY);
            Path audit = logs.resolve("audit.log");
            List<String> flags = List.of(
                    "--audit-policy-file=" + policy,
                    "--audit-log-path=" + audit,
                    "--audit-log-maxsize=" + AUDIT_LOG_MIB);
            return new ControlPlane(
                    ControlPlaneLayout.create(binaries, data, logs, "admin-token", OTHER_USERS, 0, false, flags),
                    audit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The control plane of this JVM, started by the first caller, ended with the JVM. Without binaries the test is skipped, loudly. */
    public static ControlPlane shared() {
        Assumptions.assumeTrue(SkipNotice.isAvailable(), SkipNotice.TEXT);
        return Shared.INSTANCE;
    }

    /** The right to do everything ({@code system:masters}); its writes count as user {@code admin}. */
    @Override
    public KubernetesClient adminClient() {
        return admin;
    }

    /**
     * A client of its own for {@code admin}, for {@code reader}, who may do the same and whose reads are in the audit log, or for
     * {@code viewer}, who has no right until a test binds one.
     */
    public KubernetesClient clientFor(String user) {
        return clientWithToken(user + "-token");
    }

    /** A client with exactly the rights that RBAC gives to this (existing) ServiceAccount. */
    public KubernetesClient clientForServiceAccount(String namespace, String name) {
        return clientWithToken(serviceAccountToken(namespace, name));
    }

    /** A client configuration without credentials and without anything from the environment; patient, as machines may be busy. */
    @Override
    public ConfigBuilder clientConfig() {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(layout.url())
                .withCaCertFile(layout.certificate().toString())
                .withRequestTimeout(60_000)
                .withNamespace("default");
    }

    @Override
    public Path kubeconfig() {
        return layout.kubeconfig();
    }

    public Path kubectl() {
        return layout.binaries().binary(TestBinaries.KUBECTL);
    }

    public Path logs() {
        return layout.logs();
    }

    @Override
    public AuditLog auditLog() {
        return auditLog;
    }

    public void installCrds(Path folder) {
        new CrdInstaller(admin).install(folder);
    }

    /** The garbage collector learns of new kinds at its start, and else only every 30 seconds. */
    @Override
    public void introduceCrds(Path folder) {
        stopControllerManager();
        installCrds(folder);
        startControllerManager();
    }

    /** As in a crash: connections break at once. */
    public void stopApiServer() {
        apiServer.stop();
    }

    /** On the same port and data as before; returns when it is ready. */
    public void startApiServer() {
        apiServer.start();
        awaitReady();
    }

    public void stopEtcd() {
        etcd.stop();
    }

    public void startEtcd() {
        etcd.start();
        awaitReady();
    }

    public void stopControllerManager() {
        controllerManager.stop();
    }

    public void startControllerManager() {
        controllerManager.start();
    }

    /** Ends the processes that were started here and removes their data; the logs stay. */
    @Override
    public void close() {
        clients.forEach(KubernetesClient::close);
        stopAll();
        TemporaryFolder.delete(layout.data());
    }

    private KubernetesClient clientWithToken(String token) {
        KubernetesClient client = new KubernetesClientBuilder()
                .withConfig(clientConfig().withOauthToken(token).build())
                .build();
        clients.add(client);
        return client;
    }

    private void stopAll() {
        controllerManager.stop();
        apiServer.stop();
        etcd.stop();
    }

    private void awaitCertificate() {
        await("certificate of the API server, see " + apiServer.log())
                .atMost(START_TIMEOUT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> failIfDead() && Files.exists(layout.certificate()));
    }

    private void awaitReady() {
        await("readiness of the API server, see " + apiServer.log())
                .atMost(START_TIMEOUT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> failIfDead() && isReady());
    }

    private boolean isReady() {
        Config impatient = clientConfig()
                .withOauthToken("admin-token")
                .withRequestRetryBackoffLimit(0)
                .withRequestTimeout(5_000)
                .build();
        try (KubernetesClient probe =
                new KubernetesClientBuilder().withConfig(impatient).build()) {
            return "ok".equals(probe.raw("/readyz"));
        } catch (KubernetesClientException e) {
            return false;
        }
    }

    private boolean failIfDead() {
        if (!apiServer.isAlive()) {
            throw new IllegalStateException("the API server ended; see " + apiServer.log());
        }
        return true;
    }

    private static Path logFolder() {
        String name =
                String.format(Locale.ROOT, "%d-%d", ProcessHandle.current().pid(), STARTED.incrementAndGet());
        return Path.of(System.getProperty("basedir", "."), "target", "control-plane", name)
                .toAbsolutePath()
                .normalize();
    }

    /** Initialised by the first use; the hook also runs when the build is interrupted. */
    private static final class Shared {
        static final ControlPlane INSTANCE = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(INSTANCE::close, "end of the control plane"));
        }
    }
}
