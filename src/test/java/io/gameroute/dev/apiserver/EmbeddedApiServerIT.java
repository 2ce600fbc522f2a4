package io.gameroute.dev.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.gameroute.dev.apiserver.access.AuditedWrite;
import io.gameroute.dev.apiserver.store.HistoryLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** fabric8's client and informers on the embedded server. */
class EmbeddedApiServerIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final String READER = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: reader, namespace: default}
            rules: [{apiGroups: [""], resources: [configmaps], verbs: [list]}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: reader, namespace: default}
            roleRef: {kind: Role, name: reader, apiGroup: rbac.authorization.k8s.io}
            subjects: [{kind: ServiceAccount, name: default, namespace: default}]
            """;

    private final EmbeddedApiServer server =
            EmbeddedApiServer.start(EmbeddedApiServerOptions.DEFAULT.withHistory(new HistoryLimits(20, 1 << 20)));
    private final KubernetesClient client = EmbeddedClients.of(server);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void anInformerSeesEveryObjectAndEveryChangeInOrder() {
        create("before", Map.of());
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        try (SharedIndexInformer<ConfigMap> informer =
                client.configMaps().inNamespace("default").withLabel("watched").inform(recorder(seen))) {
            create("a", Map.of("watched", "yes"));
            client.configMaps().inNamespace("default").withName("a").edit(map -> new ConfigMapBuilder(map)
                    .addToData("x", "1")
                    .build());
            client.configMaps().inNamespace("default").withName("a").delete();

            await().atMost(SOON).until(() -> seen.size() == 3);
            assertThat(seen).containsExactly("add a", "update a {x=1}", "delete a");
            assertThat(informer.hasSynced()).isTrue();
        }
    }

    @Test
    void manyWritersAndAWatcherThatMissesNothing() {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        try (SharedIndexInformer<ConfigMap> informer =
                client.configMaps().inNamespace("kube-public").inform(recorder(seen))) {
            IntStream.range(0, 300).parallel().forEach(i -> client.configMaps()
                    .inNamespace("kube-public")
                    .resource(new ConfigMapBuilder()
                            .withNewMetadata()
                            .withName("m" + i)
                            .endMetadata()
                            .build())
                    .create());

            await().atMost(SOON).until(() -> informer.getStore().list().size() == 301);
            assertThat(seen)
                    .filteredOn(line -> line.startsWith("add m"))
                    .hasSize(300)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aWatchFromARevisionThatIsForgottenIsToldSo() {
        String old = create("a", Map.of()).getMetadata().getResourceVersion();
        for (int i = 0; i < 30; i++) {
            create("more-" + i, Map.of());
        }
        AtomicReference<WatcherException> end = new AtomicReference<>();
        try (Watch watch = client.configMaps()
                .inNamespace("default")
                .watch(new ListOptionsBuilder().withResourceVersion(old).build(), endOf(end))) {
            await().atMost(SOON).until(() -> end.get() != null && end.get().isHttpGone());
        }
    }

    @Test
    void aStaleUpdateIsAConflict() {
        ConfigMap stale = create("a", Map.of());
        client.resource(new ConfigMapBuilder(stale).addToData("x", "1").build()).update();

        assertThatThrownBy(() -> client.resource(
                                new ConfigMapBuilder(stale).addToData("x", "2").build())
                        .update())
                .isInstanceOfSatisfying(KubernetesClientException.class, e -> assertThat(e.getCode())
                        .isEqualTo(409));
    }

    @Test
    void aNodeKeepsTheStatusThatItIsRegisteredWith() {
        client.resource(new NodeBuilder()
                        .withNewMetadata()
                        .withName("machine")
                        .endMetadata()
                        .withNewStatus()
                        .addToAllocatable("pods", new Quantity("110"))
                        .endStatus()
                        .build())
                .create();

        assertThat(client.nodes().withName("machine").get().getStatus().getAllocatable())
                .containsEntry("pods", new Quantity("110"));
    }

    @Test
    void withoutACredentialNobodyComesIn() {
        ApiUnderTest stranger = ApiUnderTest.of(server.kubeconfig().replaceAll("token: .*", "token: guessed"));

        assertThat(stranger.call("GET", "/api/v1/pods", "application/json", "application/json", "")
                        .code())
                .isEqualTo(401);
    }

    @Test
    void aServiceAccountMayDoWhatItsRolesAllowAndEachChangeOfThemCountsAtOnce() {
        try (EmbeddedApiServer strict = EmbeddedApiServer.start(EmbeddedApiServerOptions.DEFAULT.withRoles());
                KubernetesClient admin = EmbeddedClients.of(strict)) {
            ApiUnderTest account = ApiUnderTest.of(strict.kubeconfig()).as(token(admin));

            assertThat(get(account, "configmaps").code()).isEqualTo(403);
            admin.load(stream(READER)).create();
            assertThat(get(account, "configmaps").code()).isEqualTo(200);
            assertThat(get(account, "secrets").body().path("message").asText())
                    .isEqualTo("secrets is forbidden: User \"system:serviceaccount:default:default\" cannot list"
                            + " resource \"secrets\" in API group \"\" in the namespace \"default\"");
            admin.rbac()
                    .roleBindings()
                    .inNamespace("default")
                    .withName("reader")
                    .delete();
            assertThat(get(account, "configmaps").code()).isEqualTo(403);
        }
    }

    @Test
    void everyWriteIsToldBeforeItIsAnsweredEvenOneThatIsRefused() {
        Queue<AuditedWrite> told = new ConcurrentLinkedQueue<>();
        try (EmbeddedApiServer noted = EmbeddedApiServer.start(EmbeddedApiServerOptions.DEFAULT.withAudit(told::add));
                KubernetesClient admin = EmbeddedClients.of(noted)) {
            ConfigMap map = new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName("a")
                    .endMetadata()
                    .build();
            admin.configMaps().inNamespace("default").resource(map).create();
            assertThatThrownBy(() -> admin.configMaps()
                            .inNamespace("default")
                            .resource(map)
                            .create())
                    .isInstanceOf(KubernetesClientException.class);
            admin.configMaps().inNamespace("default").withName("a").get();

            assertThat(told)
                    .extracting(
                            write -> write.verb() + " " + write.resource() + " " + write.name() + " " + write.code())
                    .containsExactly("create configmaps a 201", "create configmaps a 409");
        }
    }

    private static String token(KubernetesClient admin) {
        await().atMost(SOON)
                .until(() -> admin.serviceAccounts()
                                .inNamespace("default")
                                .withName("default")
                                .get()
                        != null);
        return admin.serviceAccounts()
                .inNamespace("default")
                .withName("default")
                .tokenRequest(new TokenRequest())
                .getStatus()
                .getToken();
    }

    private static ApiUnderTest.Reply get(ApiUnderTest api, String plural) {
        return api.call("GET", "/api/v1/namespaces/default/" + plural, "application/json", "application/json", "");
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theKubeconfigIsForItsOwnerOnlyAndNeverWrittenOverAnother(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("kubeconfig");
        EmbeddedApiServerOptions options = EmbeddedApiServerOptions.DEFAULT.withKubeconfig(file);
        EmbeddedApiServer.start(options).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> EmbeddedApiServer.start(options)).hasMessageContaining(file.toString());
    }

    private ConfigMap create(String name, Map<String, String> labels) {
        return client.configMaps()
                .inNamespace("default")
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withLabels(labels)
                        .endMetadata()
                        .build())
                .create();
    }

    private static ResourceEventHandler<ConfigMap> recorder(Queue<String> seen) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(ConfigMap map) {
                seen.add("add " + map.getMetadata().getName());
            }

            @Override
            public void onUpdate(ConfigMap old, ConfigMap map) {
                seen.add("update " + map.getMetadata().getName() + " " + map.getData());
            }

            @Override
            public void onDelete(ConfigMap map, boolean unknown) {
                seen.add("delete " + map.getMetadata().getName());
            }
        };
    }

    private static Watcher<ConfigMap> endOf(AtomicReference<WatcherException> end) {
        return new Watcher<>() {
            @Override
            public void eventReceived(Action action, ConfigMap map) {}

            @Override
            public void onClose(WatcherException cause) {
                end.set(cause);
            }
        };
    }
}
