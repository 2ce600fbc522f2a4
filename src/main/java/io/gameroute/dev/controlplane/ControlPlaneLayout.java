package io.gameroute.dev.controlplane;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files, ports and command lines of one control plane: everything that is decided before the first process starts.
 *
 * @param fsync whether what etcd answers is on disk
 * @param flags further ones of the API server
 */
public record ControlPlaneLayout(
        ControlPlaneBinaries binaries,
        Path data,
        Path logs,
        ServiceAccountKeys keys,
        Ports ports,
        boolean fsync,
        List<String> flags) {

    /**
     * What game servers need of the controllers, and no more, to save the processor. Node lifecycle and pod garbage collection stay out: they
     * would touch pods and nodes of those who play kubelet themselves.
     */
    private static final List<String> CONTROLLERS = List.of(
            "garbage-collector-controller",
            "namespace-controller",
            "serviceaccount-controller",
            "resourcequota-controller",
            "persistentvolumeclaim-protection-controller",
            "persistentvolume-protection-controller",
            "disruption-controller",
            "clusterrole-aggregation-controller",
            "endpointslice-controller",
            "endpoints-controller");

    private static final String MASTERS = "%s,admin,admin,\"system:masters\"\n";

    /** Of the API server, and of etcd for its clients and its peers. */
    record Ports(int api, int etcd, int peer) {
        /** All sockets are open at the same time, so that no port is given twice. */
        static Ports free(int api) throws IOException {
            List<ServerSocket> sockets = new ArrayList<>();
            try {
                for (int i = 0; i < 3; i++) {
                    sockets.add(new ServerSocket(i == 0 ? api : 0, 1, InetAddress.getLoopbackAddress()));
                }
                return new Ports(
                        sockets.get(0).getLocalPort(),
                        sockets.get(1).getLocalPort(),
                        sockets.get(2).getLocalPort());
            } finally {
                for (ServerSocket socket : sockets) {
                    socket.close();
                }
            }
        }
    }

    /** In folders that are there; the administrator comes with this token, others with those of {@code users} (lines of a token file). */
    public static ControlPlaneLayout create(
            ControlPlaneBinaries binaries,
            Path data,
            Path logs,
            String adminToken,
            String users,
            int port,
            boolean fsync,
            List<String> flags)
            throws IOException {
        ControlPlaneLayout layout = new ControlPlaneLayout(
                binaries, data, logs, ServiceAccountKeys.in(data), Ports.free(port), fsync, List.copyOf(flags));
        secret(layout.tokens(), MASTERS.formatted(adminToken) + users);
        secret(layout.kubeconfig(), layout.kubeconfigText(adminToken));
        return layout;
    }

    public String url() {
        return "https://127.0.0.1:" + ports.api();
    }

    public Path certificate() {
        return data.resolve("certs/apiserver.crt");
    }

    public Path kubeconfig() {
        return data.resolve("kubeconfig");
    }

    public ChildProcess etcdProcess() {
        List<String> sync = fsync ? List.of() : List.of("--unsafe-no-fsync");
        return child(
                ControlPlaneBinaries.ETCD,
                sync,
                "--data-dir=" + data.resolve("etcd"),
                "--listen-client-urls=" + etcdUrl(),
                "--advertise-client-urls=" + etcdUrl(),
                "--listen-peer-urls=http://127.0.0.1:" + ports.peer(),
                "--quota-backend-bytes=8589934592");
    }

    public ChildProcess apiServerProcess() {
        return child(
                ControlPlaneBinaries.API_SERVER,
                flags,
                "--etcd-servers=" + etcdUrl(),
                "--cert-dir=" + data.resolve("certs"),
                "--secure-port=" + ports.api(),
                "--bind-address=127.0.0.1",
                "--advertise-address=127.0.0.1",
                "--service-cluster-ip-range=10.96.0.0/16",
                "--service-account-key-file=" + keys.publicKey(),
                "--service-account-signing-key-file=" + keys.privateKey(),
                "--service-account-issuer=" + url(),
                "--token-auth-file=" + tokens(),
                "--authorization-mode=RBAC",
                "--disable-admission-plugins=ServiceAccount");
    }

    public ChildProcess controllerManagerProcess() {
        return child(
                ControlPlaneBinaries.CONTROLLER_MANAGER,
                List.of(),
                "--kubeconfig=" + kubeconfig(),
                "--leader-elect=false",
                "--secure-port=0",
                "--service-account-private-key-file=" + keys.privateKey(),
                "--use-service-account-credentials=false",
                "--kube-api-qps=200",
                "--kube-api-burst=400",
                "--controllers=" + String.join(",", CONTROLLERS));
    }

    private ChildProcess child(String name, List<String> more, String... given) {
        List<String> command = Stream.of(Stream.of(binaries.binary(name).toString()), Stream.of(given), more.stream())
                .flatMap(part -> part)
                .toList();
        return new ChildProcess(command, logs.resolve(name + ".log"));
    }

    private Path tokens() {
        return data.resolve("tokens.csv");
    }

    private String etcdUrl() {
        return "http://127.0.0.1:" + ports.etcd();
    }

    private String kubeconfigText(String token) {
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: local, cluster: {server: "%s", certificate-authority: "%s"}}]
                users: [{name: admin, user: {token: "%s"}}]
                contexts: [{name: local, context: {cluster: local, user: admin, namespace: default}}]
                current-context: local
                """.formatted(url(), certificate(), token);
    }

    /** For its owner only. */
    private static void secret(Path file, String text) throws IOException {
        Files.writeString(
                file, "", StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(file, text);
    }
}
