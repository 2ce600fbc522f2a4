package io.gameroute.component.informer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.gameroute.cluster.AuditLog;
import io.gameroute.component.lease.FreezableProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;

/** The informer on a real API server that is away, silent, or without memory. */
class InformerOutageIT extends OverRealConfigMaps {
    @Test
    void a_watch_that_falls_silent_is_reported_and_opened_again_and_what_it_missed_is_told() throws Exception {
        createNamespace();
        create("a");
        AuditLog.Mark mark = cluster.auditLog().mark();
        try (FreezableProxy proxy = proxy();
                KubernetesClient client = readerThrough(proxy)) {
            start(client, "informer:v1/ConfigMap?labelSelector=mine&staleAfter=8s&namespace=" + namespace);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told).containsExactly("ADDED a initial"));

            awaitWatch();
            proxy.freeze();
            create("missed");
            await().atMost(Duration.ofSeconds(8 + 4))
                    .untilAsserted(() -> assertThat(check().getState()).isEqualTo(HealthCheck.State.DOWN));
            assertThat(check().getMessage())
                    .hasValueSatisfying(text -> assertThat(text).contains(" for "));
            assertThat(told).containsExactly("ADDED a initial");
            proxy.passNewConnections();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(told).containsExactly("ADDED a initial", "ADDED missed"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(check().getState()).isEqualTo(HealthCheck.State.UP));
            assertThat(lists(mark)).as("it went on where it stopped").hasSize(1);
            context.stop();
        }
    }

    @Test
    void a_watch_that_falls_silent_on_its_own_is_replaced_before_it_is_too_old() throws Exception {
        createNamespace();
        create("a");
        try (FreezableProxy proxy = proxy();
                KubernetesClient client = readerThrough(proxy)) {
            start(client, "informer:v1/ConfigMap?labelSelector=mine&staleAfter=12s&namespace=" + namespace);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told).containsExactly("ADDED a initial"));

            awaitWatch();
            proxy.passNewConnections();
            create("missed");

            await().atMost(PATIENCE).until(() -> {
                assertThat(check().getState()).isEqualTo(HealthCheck.State.UP);
                return told.equals(List.of("ADDED a initial", "ADDED missed"));
            });
            context.stop();
        }
    }

    /** A server that was started anew knows no history: it answers 410 to who wants to go on after a version of before. */
    @Test
    void what_was_deleted_before_a_version_that_has_expired_is_told() throws Exception {
        createNamespace();
        List.of("stays", "goes", "changes").forEach(this::create);
        try (FreezableProxy proxy = proxy();
                KubernetesClient client = readerThrough(proxy)) {
            start(client, "informer:v1/ConfigMap?labelSelector=mine&namespace=" + namespace);
            await().atMost(PATIENCE).until(() -> told.size() == 3);
            told.clear();

            awaitWatch();
            proxy.freeze();
            delete("goes");
            put("changes", "yes");
            create("comes");
            cluster.stopApiServer();
            cluster.startApiServer();
            AuditLog.Mark mark = cluster.auditLog().mark();
            proxy.passNewConnections();

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told)
                    .containsExactlyInAnyOrder("DELETED goes final state unknown", "MODIFIED changes", "ADDED comes"));
            assertThat(lists(mark)).as("the version had expired").isNotEmpty();
            context.stop();
        }
    }

    @Test
    void after_a_restart_of_the_api_server_amid_changes_the_route_knows_what_is() throws Exception {
        createNamespace();
        start(admin(), "informer:v1/ConfigMap?labelSelector=mine&namespace=" + namespace);
        CompletableFuture<Void> half = new CompletableFuture<>();
        CompletableFuture<Void> changes = CompletableFuture.runAsync(() -> {
            for (int round = 0; round < 200; round++) {
                change(round);
                if (round == 80) {
                    half.complete(null);
                }
            }
        });

        half.get(60, TimeUnit.SECONDS);
        cluster.stopApiServer();
        cluster.startApiServer();
        changes.get(120, TimeUnit.SECONDS);

        Map<String, String> real =
                admin().configMaps().inNamespace(namespace).withLabel("mine").list().getItems().stream()
                        .collect(Collectors.toMap(map -> map.getMetadata().getName(), OverRealConfigMaps::value));
        assertThat(real).hasSizeGreaterThan(3);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state).containsExactlyInAnyOrderEntriesOf(real));
    }

    @Test
    void what_changes_around_an_outage_of_the_api_server_is_told() throws Exception {
        createNamespace();
        List.of("stays", "goes", "changes").forEach(this::create);
        start(admin(), "informer:v1/ConfigMap?labelSelector=mine&staleAfter=5s&namespace=" + namespace);
        await().atMost(PATIENCE).until(() -> told.size() == 3);
        told.clear();

        cluster.stopApiServer();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(check().getState()).isEqualTo(HealthCheck.State.DOWN));
        assertThat(check().getMessage())
                .hasValueSatisfying(text -> assertThat(text).contains("has been disconnected for"));
        cluster.startApiServer();
        delete("goes");
        put("changes", "yes");
        create("new");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told)
                .contains("DELETED goes", "MODIFIED changes", "ADDED new")
                .noneMatch(line -> line.contains("stays")));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(check().getState()).isEqualTo(HealthCheck.State.UP));
    }

    private static FreezableProxy proxy() throws IOException {
        return new FreezableProxy(admin().getMasterUrl().getPort());
    }

    private static KubernetesClient readerThrough(FreezableProxy proxy) {
        return new KubernetesClientBuilder()
                .withConfig(cluster.clientConfig()
                        .withMasterUrl("https://127.0.0.1:" + proxy.port())
                        .withOauthToken("reader-token")
                        .withRequestTimeout(3_000)
                        .build())
                .build();
    }

    /** Five objects come, change and go in turn; the server may be away meanwhile. */
    private void change(int round) {
        String name = "cm-" + round % 5;
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(KubernetesClientException.class)
                .until(() -> {
                    if (round % 7 == 3) {
                        delete(name);
                    } else {
                        put(name, String.valueOf(round));
                    }
                    return true;
                });
    }

    private void delete(String name) {
        admin().configMaps().inNamespace(namespace).withName(name).delete();
    }

    private void awaitWatch() {
        await().atMost(PATIENCE)
                .until(() -> check().getDetails().get("informer.watching").equals(true));
    }
}
