package io.gameroute.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.gameroute.dev.apiserver.EmbeddedApiServer;
import io.gameroute.dev.apiserver.EmbeddedApiServerOptions;
import io.gameroute.dev.apiserver.access.AuditedWrite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The embedded API server, where everybody but the administrator needs roles. */
final class EmbeddedTestCluster implements TestCluster {
    private final Path folder;
    private final Writes writes = new Writes();
    private final EmbeddedApiServer server;
    private final KubernetesClient admin;

    private EmbeddedTestCluster(Path folder) {
        this.folder = folder;
        this.server = EmbeddedApiServer.start(EmbeddedApiServerOptions.DEFAULT
                .withKubeconfig(kubeconfig())
                .withRoles()
                .withAudit(writes::note));
        this.admin = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                .build();
    }

    static EmbeddedTestCluster start() {
        try {
            return new EmbeddedTestCluster(Files.createTempDirectory("embedded-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public KubernetesClient adminClient() {
        return admin;
    }

    @Override
    public ConfigBuilder clientConfig() {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(server.url())
                .withCaCertData(admin.getConfiguration().getCaCertData())
                .withNamespace("default");
    }

    @Override
    public Path kubeconfig() {
        return folder.resolve("kubeconfig");
    }

    @Override
    public AuditLog auditLog() {
        return writes;
    }

    @Override
    public void introduceCrds(Path crds) {
        new CrdInstaller(admin).install(crds);
    }

    @Override
    public void close() {
        admin.close();
        server.close();
        TemporaryFolder.delete(folder);
    }

    /** A write is noted before it is answered: nobody who has the answer can miss it. */
    private static final class Writes implements AuditLog {
        private final List<ApiWrite> all = new ArrayList<>();

        synchronized void note(AuditedWrite write) {
            all.add(ApiWrite.of(write));
        }

        @Override
        public synchronized Mark mark() {
            return new Mark(all.size());
        }

        @Override
        public synchronized List<ApiWrite> writesSince(Mark mark, Predicate<ApiWrite> wanted) {
            return all.subList(Math.toIntExact(mark.position()), all.size()).stream()
                    .filter(wanted)
                    .toList();
        }
    }
}
