package io.gameroute.cluster;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Locale;
import java.util.UUID;

/** A namespace for one test, of a name that no other test has; removed, with whatever is left in it, when the test is over. */
public record TestNamespace(String name, KubernetesClient client) implements AutoCloseable {

    public static TestNamespace create(KubernetesClient client, String prefix) {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        String name = String.format(Locale.ROOT, "%s-%s", prefix, unique);
        client.resource(resource(name)).create();
        return new TestNamespace(name, client);
    }

    /** Does not wait for the end: pods are removed by force, the rest is the namespace controller's business. */
    @Override
    public void close() {
        client.resource(resource(name)).delete();
        client.pods().inNamespace(name).withGracePeriod(0).delete();
    }

    private static Namespace resource(String name) {
        return new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .build();
    }
}
