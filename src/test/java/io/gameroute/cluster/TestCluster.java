package io.gameroute.cluster;

import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;

/** An API server on loopback that checks rights by roles and notes every write: the embedded one, or the real one. */
public interface TestCluster extends AutoCloseable {
    /** Set to {@code apiserver}, it chooses the real API server. */
    String PROPERTY = "cluster.under.test";

    static boolean isReal() {
        return System.getProperty(PROPERTY, "embedded").equals("apiserver");
    }

    /** Of its own, by the system property {@value #PROPERTY}; the embedded one without it. */
    static TestCluster start() {
        return isReal() ? ControlPlane.start() : EmbeddedTestCluster.start();
    }

    KubernetesClient adminClient();

    /** A client configuration without credentials and without anything from the environment. */
    ConfigBuilder clientConfig();

    /** The administrator's. */
    Path kubeconfig();

    AuditLog auditLog();

    /** Returns when the kinds of the folder are served, and known to the cluster's own controllers. */
    void introduceCrds(Path folder);

    @Override
    void close();

    default String serviceAccountToken(String namespace, String name) {
        TokenRequest request = new TokenRequestBuilder()
                .withNewSpec()
                .withExpirationSeconds(Duration.ofHours(4).toSeconds())
                .endSpec()
                .build();
        return adminClient()
                .serviceAccounts()
                .inNamespace(namespace)
                .withName(name)
                .tokenRequest(request)
                .getStatus()
                .getToken();
    }
}
