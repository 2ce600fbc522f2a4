package io.gameroute.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gameroute.cluster.ApiWrite;
import io.gameroute.cluster.AuditLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What GameRoute costs the API server, counted by the server's audit log. Refused writes count, and so do Events. */
@Acceptance
class WriteCountIT {
    private static final int SERVERS = 20;

    /** Its intent, the Event that tells of it, and its status: what is under way, and that it is done. */
    private static final int FOR_THE_SET = 8;

    private static final Duration QUIET = Duration.ofSeconds(20);

    private final Scenario scenario;

    WriteCountIT(Scenario scenario) {
        this.scenario = scenario;
    }

    @Test
    void aServerCostsAtMostFourWritesUntilItIsReadyAndNoneInPeace() {
        assertAtMost(4, () -> scenario.deploy(SERVERS));

        AuditLog.Mark ready = scenario.auditLog().mark();
        await().during(QUIET)
                .atMost(QUIET.plusSeconds(10))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> scenario.ourWritesSince(ready), List::isEmpty);
    }

    @Test
    void aServerThatUpdatesInPlaceCostsAtMostFiveWritesUntilItIsReady() {
        assertAtMost(
                5,
                () -> scenario.deploy(
                        SERVERS, "updateStrategy: {rollingUpdate: {podUpdatePolicy: InPlaceIfPossible}}"));
    }

    @Test
    void aServerCostsAtMostTwoWritesToRemove() {
        scenario.deploy(SERVERS);
        assertAtMost(2, this::removeAll);
    }

    @Test
    void aServerCostsAtMostTwoWritesToRemoveUnderTheDeletePolicy() {
        scenario.deploy(SERVERS, "gameServerTemplate: {reclaimPolicy: Delete}");
        assertAtMost(2, this::removeAll);
    }

    @Test
    void aServerCostsAtMostSixWritesToUpdateInPlace() {
        scenario.deploy(
                SERVERS, "updateStrategy: {rollingUpdate: {podUpdatePolicy: InPlaceIfPossible, maxUnavailable: 100%}}");
        assertAtMost(6, () -> {
            scenario.edit("{gameServerTemplate: {spec: {containers: [{name: default-game, image: nginx:latest}]}}}");
            scenario.eventually(() -> assertThat(scenario.pods()).allSatisfy(pod -> assertThat(
                            pod.getSpec().getContainers().get(0).getImage())
                    .isEqualTo("nginx:latest")));
            scenario.awaitReady(SERVERS);
        });
    }

    private void removeAll() {
        scenario.edit("{replicas: 0}");
        scenario.awaitServers();
        scenario.awaitCondition("Progressing", "False");
    }

    private void assertAtMost(int bound, Runnable change) {
        AuditLog.Mark mark = scenario.auditLog().mark();
        long start = System.nanoTime();
        change.run();
        long begunSeconds = Duration.ofNanos(System.nanoTime() - start).toSeconds() + 1;
        List<ApiWrite> writes = scenario.ourWritesSince(mark);
        assertThat(perServer(writes)).as(summary(writes)).hasSize(SERVERS).allSatisfy((name, count) -> assertThat(count)
                .as(name)
                .isLessThanOrEqualTo(bound));
        assertThat(writes.stream().filter(write -> !isOfAServer(write)).count())
                .as("for the set, of %s", summary(writes))
                .isLessThanOrEqualTo(FOR_THE_SET + begunSeconds);
    }

    private static Map<String, Long> perServer(List<ApiWrite> writes) {
        return writes.stream()
                .filter(WriteCountIT::isOfAServer)
                .collect(Collectors.groupingBy(ApiWrite::name, TreeMap::new, Collectors.counting()));
    }

    private static boolean isOfAServer(ApiWrite write) {
        return write.name().startsWith(Scenario.SET + "-") && !write.resource().equals("controllerrevisions");
    }

    private static String summary(List<ApiWrite> writes) {
        return writes.stream()
                .collect(Collectors.groupingBy(
                        write -> write.verb() + " " + write.resource() + "/" + write.subresource() + " " + write.code(),
                        TreeMap::new,
                        Collectors.counting()))
                .toString();
    }
}
