package io.gameroute.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.gameroute.api.Annotations;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSpec;
import io.gameroute.api.Labels;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Players are on Allocated servers, and people work on Maintaining ones. */
@Acceptance
class ProtectionIT {
    private static final int ROUNDS = 8;
    private static final int SERVERS = 6;

    private final Scenario scenario;

    ProtectionIT(Scenario scenario) {
        this.scenario = scenario;
    }

    @Test
    void anAllocatedServerSurvivesAScaleDown() {
        scenario.deploy(3);
        scenario.setOpsState(2, "Allocated");
        String uid = scenario.podUid(2);

        scenario.edit("{replicas: 1}");

        scenario.awaitServers(2);
        assertThat(scenario.podUid(2)).isEqualTo(uid);
    }

    @Test
    void withoutProtectionBusyServersGoLastButGo() {
        scenario.deploy(3);
        scenario.setOpsState(1, "Allocated");
        scenario.setOpsState(2, "Maintaining");

        scenario.edit("{replicas: 1}");

        scenario.awaitServers(2);
    }

    @Test
    void theSetWaitsForServersInProtectedStatesAndSaysForWhom() {
        scenario.deploy(3, "scaleStrategy: {protectedOpsStates: [Allocated]}");
        scenario.setOpsState(0, "Allocated");
        scenario.setOpsState(2, "Allocated");

        scenario.edit("{replicas: 1}");

        scenario.awaitServers(0, 2);
        scenario.awaitCondition("Progressing", "True WaitingForProtectedServers");
        assertThat(scenario.condition("Progressing"))
                .contains("default-gss-0 (Allocated)")
                .contains("default-gss-2 (Allocated)");
        scenario.eventually(() -> assertThat(scenario.events("WaitingForProtectedServers"))
                .extracting(event -> event.getMessage())
                .anyMatch(message -> message.contains("default-gss-2 (Allocated)")));

        scenario.setOpsState(0, "None");
        scenario.awaitServers(2);
        scenario.awaitCondition("Progressing", "False");
    }

    /**
     * An allocator takes a server that is not chosen to go, by a write on the version that it saw, while the set shrinks. Either the API
     * server refuses that write, or the server is safe.
     */
    @Test
    void aServerThatIsAllocatedDuringAScaleDownIsNeverLostWhileAnIdleOneIsThere() {
        scenario.deploy(SERVERS);
        Map<Integer, Integer> allocations = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            Map<Integer, String> before = podUids();
            CompletableFuture<Void> shrinking = round % 2 == 0 ? inBackground(this::shrink) : chosen();
            List<Integer> allocated = IntStream.range(0, SERVERS)
                    .map(id -> SERVERS - 1 - id)
                    .filter(this::allocate)
                    .limit(2)
                    .boxed()
                    .toList();
            shrinking.join();

            scenario.awaitReady(2);
            assertThat(scenario.pods()).hasSize(2);
            allocated.forEach(id -> assertThat(scenario.podUid(id))
                    .as("pod of %s, which was allocated in time", Scenario.name(id))
                    .isEqualTo(before.get(id)));

            allocated.forEach(id -> allocations.merge(id, 1, Integer::sum));
            allocated.forEach(id -> scenario.setOpsState(id, "None"));
            scenario.edit("{replicas: " + SERVERS + "}");
            scenario.awaitReady(SERVERS);
        }
        assertThat(allocations).as("rounds that allocated anything").isNotEmpty();
    }

    private void shrink() {
        scenario.edit("{replicas: 2}");
    }

    /** The set has decided who goes, and is about to mark them. */
    private CompletableFuture<Void> chosen() {
        String before = intent();
        shrink();
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).until(() -> !intent().equals(before));
        return CompletableFuture.completedFuture(null);
    }

    private String intent() {
        return scenario.set().getMetadata().getAnnotations().get(Annotations.INTENT);
    }

    private static CompletableFuture<Void> inBackground(Runnable work) {
        return CompletableFuture.runAsync(work);
    }

    private Map<Integer, String> podUids() {
        Map<Integer, String> uids = new HashMap<>();
        IntStream.range(0, SERVERS).forEach(id -> uids.put(id, scenario.podUid(id)));
        return uids;
    }

    /** False where the server is gone, chosen to go, or was changed between the look and the write. */
    private boolean allocate(int id) {
        GameServer server = scenario.serverResource(id).get();
        if (server == null || "true".equals(server.getMetadata().getLabels().get(Labels.DELETING))) {
            return false;
        }
        GameServerSpec idle = server.getSpec();
        server.setSpec(new GameServerSpec(
                "Allocated",
                idle.updatePriority(),
                idle.deletionPriority(),
                idle.networkDisabled(),
                idle.containers()));
        try {
            scenario.client().resource(server).update();
            return true;
        } catch (KubernetesClientException e) {
            assertThat(e.getCode()).isIn(HttpURLConnection.HTTP_CONFLICT, HttpURLConnection.HTTP_NOT_FOUND);
            return false;
        }
    }
}
