package io.gameroute.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Files, ports and command lines of one control plane: everything that is decided before the first process starts. */
record ControlPlaneLayout(
        ControlPlaneBinaries binaries, Path data, Path logs, ServiceAccountKeys keys, int apiPort, int etcd, int peer) {

    /** The users of the static token file; a user's token is its name followed by {@code -token}. */
    private static final String TOKENS = """
            admin-token,admin,admin,"system:masters"
            viewer-token,viewer,viewer,"viewers"
            reader-token,reader,reader,"system:masters"
            """;

    /**
     * Writes, and the reads of few: those of all would drown what tests count. {@code /version} is the fence of {@link AuditLog}. A watch
     * is told when it ends.
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

    /**
     * What tests need of the controllers, and no more, to save the processor for the code under test. Node lifecycle and pod garbage
     * collection stay out: they would touch pods and nodes of tests that play kubelet themselves.
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

    static ControlPlaneLayout create(ControlPlaneBinaries binaries, Path data, Path logs) throws IOException {
        Files.createDirectories(logs);
        Files.writeString(data.resolve("tokens.csv"), TOKENS);
        Files.writeString(data.resolve("audit-policy.yaml"), AUDIT_POLICY);
        List<Integer> ports = freePorts(3);
        ControlPlaneLayout layout = new ControlPlaneLayout(
                binaries, data, logs, ServiceAccountKeys.generate(data), ports.get(0), ports.get(1), ports.get(2));
        Files.writeString(layout.kubeconfig(), layout.kubeconfigText());
        return layout;
    }

    String url() {
        return "https://127.0.0.1:" + apiPort;
    }

    Path certificate() {
        return data.resolve("certs/apiserver.crt");
    }

    Path kubeconfig() {
        return data.resolve("kubeconfig");
    }

    Path auditFile() {
        return logs.resolve("audit.log");
    }

    ChildProcess etcdProcess() {
        return child(
                "etcd",
                "--data-dir=" + data.resolve("etcd"),
                "--listen-client-urls=" + etcdUrl(),
                "--advertise-client-urls=" + etcdUrl(),
                "--listen-peer-urls=http://127.0.0.1:" + peer,
                "--quota-backend-bytes=8589934592",
                "--unsafe-no-fsync");
    }

    ChildProcess apiServerProcess() {
        return child(
                "kube-apiserver",
                "--etcd-servers=" + etcdUrl(),
                "--cert-dir=" + data.resolve("certs"),
                "--secure-port=" + apiPort,
                "--bind-address=127.0.0.1",
                "--advertise-address=127.0.0.1",
                "--service-cluster-ip-range=10.96.0.0/16",
                "--service-account-key-file=" + keys.publicKey(),
                "--service-account-signing-key-file=" + keys.privateKey(),
                "--service-account-issuer=" + url(),
                "--token-auth-file=" + data.resolve("tokens.csv"),
                "--authorization-mode=RBAC",
                "--disable-admission-plugins=ServiceAccount",
                "--audit-policy-file=" + data.resolve("audit-policy.yaml"),
                "--audit-log-path=" + auditFile());
    }

    ChildProcess controllerManagerProcess() {
        return child(
                "kube-controller-manager",
                "--kubeconfig=" + kubeconfig(),
                "--leader-elect=false",
                "--secure-port=0",
                "--service-account-private-key-file=" + keys.privateKey(),
                "--use-service-account-credentials=false",
                "--kube-api-qps=200",
                "--kube-api-burst=400",
                "--controllers=" + String.join(",", CONTROLLERS));
    }

    private ChildProcess child(String name, String... flags) {
        List<String> command = Stream.concat(Stream.of(binaries.binary(name).toString()), Stream.of(flags))
                .toList();
        return new ChildProcess(command, logs.resolve(name + ".log"));
    }

    private String etcdUrl() {
        return "http://127.0.0.1:" + etcd;
    }

    private String kubeconfigText() {
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: local, cluster: {server: "%s", certificate-authority: "%s"}}]
                users: [{name: admin, user: {token: admin-token}}]
                contexts: [{name: local, context: {cluster: local, user: admin, namespace: default}}]
                current-context: local
                """.formatted(url(), certificate());
    }

    /** All sockets are open at the same time, so that no port is given twice. */
    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
