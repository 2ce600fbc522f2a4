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
    private static final int FOR_THE_SET = 10;
    private static final Duration QUIET = Duration.ofSeconds(20);

    private final Scenario scenario;

    WriteCountIT(Scenario scenario) {
        this.scenario = scenario;
    }

    @Test
    void aServerCostsAtMostFourWritesUntilItIsReadyAndNoneInPeace() {
        AuditLog.Mark start = scenario.auditLog().mark();
        scenario.deploy(SERVERS);
        assertThat(perServer(scenario.ourWritesSince(start))).hasSize(SERVERS);
        assertAtMost(4, scenario.ourWritesSince(start));

        AuditLog.Mark ready = scenario.auditLog().mark();
        await().during(QUIET)
                .atMost(QUIET.plusSeconds(10))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> scenario.ourWritesSince(ready), List::isEmpty);
    }

    @Test
    void aServerThatUpdatesInPlaceCostsAtMostFiveWritesUntilItIsReady() {
        AuditLog.Mark start = scenario.auditLog().mark();
        scenario.deploy(SERVERS, "updateStrategy: {rollingUpdate: {podUpdatePolicy: InPlaceIfPossible}}");
        assertAtMost(5, scenario.ourWritesSince(start));
    }

    @Test
    void aServerCostsAtMostTwoWritesToRemove() {
        scenario.deploy(SERVERS);
        removeAll();
    }

    @Test
    void aServerCostsAtMostTwoWritesToRemoveUnderTheDeletePolicy() {
        scenario.deploy(SERVERS, "gameServerTemplate: {reclaimPolicy: Delete}");
        removeAll();
    }

    private void removeAll() {
        AuditLog.Mark start = scenario.auditLog().mark();
        scenario.edit("{replicas: 0}");
        scenario.awaitServers();
        scenario.awaitCondition("Progressing", "False");
        assertAtMost(2, scenario.ourWritesSince(start));
    }

    private static void assertAtMost(int perServer, List<ApiWrite> writes) {
        assertThat(perServer(writes))
                .as(summary(writes))
                .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(perServer));
        assertThat(writes.stream().filter(write -> !isOfAServer(write)))
                .as(summary(writes))
                .hasSizeLessThanOrEqualTo(FOR_THE_SET);
    }

    private static Map<String, Long> perServer(List<ApiWrite> writes) {
        return writes.stream()
                .filter(WriteCountIT::isOfAServer)
                .collect(Collectors.groupingBy(ApiWrite::name, TreeMap::new, Collectors.counting()));
    }

    private static boolean isOfAServer(ApiWrite write) {
        return write.name().startsWith(Scenario.SET + "-");
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
