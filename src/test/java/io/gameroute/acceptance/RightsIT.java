package io.gameroute.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.gameroute.cluster.ApiRead;
import io.gameroute.cluster.ApiWrite;
import io.gameroute.cluster.AuditLog;
import io.gameroute.cluster.TestCluster;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The controller has no right that it does not use, by the audit log of the whole suite. This class comes last and says nothing without the
 * others, since each of them uses some.
 */
@Acceptance
@Order(Integer.MAX_VALUE)
class RightsIT {
    private static final Path ROLE = Path.of("deploy", "03.ClusterRole.gameroute-controller.yaml");

    /** Rights that no scenario uses, each with the reason why it is given all the same. */
    private static final Map<String, String> NEEDED_ELSEWHERE = Map.of(
            "update gameserversets/finalizers", "asked for by OwnerReferencesPermissionEnforcement, which is off here",
            "update pods/finalizers", "asked for by OwnerReferencesPermissionEnforcement, which is off here");

    /** A watch is in the log when it has ended. */
    private static final Duration A_WATCH = Duration.ofSeconds(60);

    private final AuditLog log;

    RightsIT(Scenario scenario) {
        this.log = scenario.auditLog();
    }

    @Test
    void noRightOfTheControllerIsUnused() throws IOException, URISyntaxException {
        assumeTrue(TestCluster.isReal(), "SKIPPED: the embedded API server does not tell who reads");
        assumeTrue(
                ScenarioExtension.begun().containsAll(otherClasses()),
                "SKIPPED: which rights are used shows only after the whole acceptance suite");

        await().atMost(A_WATCH).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(unused())
                .isEmpty());
        assertThat(given()).containsAll(NEEDED_ELSEWHERE.keySet());
        assertThat(used()).doesNotContainAnyElementsOf(NEEDED_ELSEWHERE.keySet());
    }

    private Set<String> unused() throws IOException {
        Set<String> unused = given();
        unused.removeAll(used());
        unused.removeAll(NEEDED_ELSEWHERE.keySet());
        return unused;
    }

    private static Set<String> given() throws IOException {
        ClusterRole role = Serialization.unmarshal(Files.readString(ROLE), ClusterRole.class);
        return role.getRules().stream()
                .flatMap(rule -> rule.getResources().stream()
                        .flatMap(resource -> rule.getVerbs().stream().map(verb -> verb + " " + resource)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> used() {
        Stream<String> writes = log.writesSince(AuditLog.BEGINNING, ClusterUnderTest::isOurs).stream()
                .filter(write -> write.code() != HttpURLConnection.HTTP_FORBIDDEN)
                .map(RightsIT::right);
        Stream<String> reads = log.readsSince(AuditLog.BEGINNING, ClusterUnderTest.CONTROLLER).stream()
                .filter(read -> read.code() != HttpURLConnection.HTTP_FORBIDDEN)
                .map(RightsIT::right);
        return Stream.concat(writes, reads).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String right(ApiWrite write) {
        return right(write.verb(), write.resource(), write.subresource());
    }

    private static String right(ApiRead read) {
        return right(read.verb(), read.resource(), read.subresource());
    }

    private static String right(String verb, String resource, String subresource) {
        return verb + " " + resource + (subresource.isEmpty() ? "" : "/" + subresource);
    }

    private static Set<String> otherClasses() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(RightsIT.class.getResource("RightsIT.class"))
                        .toURI())
                .getParent();
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\w+IT\\.class"))
                    .map(name -> name.replace(".class", ""))
                    .filter(name -> !name.equals("RightsIT"))
                    .collect(Collectors.toSet());
        }
    }
}
