package io.gameroute.dev.apiserver;

import io.gameroute.cluster.KubectlBinary;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** An embedded API server with our kinds, and the real kubectl for it. */
record EmbeddedCluster(EmbeddedApiServer server, Kubectl kubectl) implements AutoCloseable {
    private static final String MISSING = "SKIPPED: no kubectl on this machine";

    /** Skips the test, and says so, where there is no kubectl. */
    static EmbeddedCluster start(Path folder) {
        Optional<Path> binary = KubectlBinary.locate();
        if (binary.isEmpty()) {
            System.err.println("########## " + MISSING + " ##########");
        }
        Assumptions.assumeTrue(binary.isPresent(), MISSING);
        Path kubeconfig = folder.resolve("kubeconfig");
        EmbeddedApiServer server = EmbeddedApiServer.start(EmbeddedApiServerOptions.DEFAULT.withKubeconfig(kubeconfig));
        Kubectl kubectl = new Kubectl(binary.get(), kubeconfig);
        kubectl.run("apply", "-f", "deploy/crds");
        kubectl.run("wait", "--for=condition=Established", "crd", "--all", "--timeout=20s");
        return new EmbeddedCluster(server, kubectl);
    }

    @Override
    public void close() {
        server.close();
    }
}
