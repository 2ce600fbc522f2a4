package io.gameroute.reconcile.gameserver;

import static io.gameroute.GameServerSets.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.reconcile.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pod of three containers: {@code a} first, then {@code b}, then {@code c}. */
class LaunchPolicyTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:10:00Z");

    /** Each container: {@code ready}, {@code runs}, {@code held}, {@code ended}, {@code pulls} or nothing told of it. */
    @ParameterizedTest(name = "a {0}, b {1}, c {2}: lifts {3}")
    @CsvSource(delimiter = '|', textBlock = """
                  |       |       | -
            runs  | held  | held  | -
            ready | held  | held  | 1
            ready |       |       | 1
            ready | pulls | held  | 1
            ready | runs  | held  | -
            ready | ready | held  | 2
            ready | ready | ready | -
            ready | ended | held  | -
            runs  | ready | held  | -
            ready | held  | ready | 1
            """)
    void theNextContainersStartWhenAllBeforeThemAreReady(String a, String b, String c, String lifts) {
        LaunchPolicy.Step step = LaunchPolicy.next(pod("", a, b, c), Map.of(), NOW);

        assertThat(step.actions())
                .extracting(action ->
                        ((Action.Create) action).object().getMetadata().getName())
                .isEqualTo(lifts.equals("-") ? List.of() : List.of("arena-0-barrier-x-" + lifts));
    }

    @Test
    void whatWasLiftedIsNotLiftedAgainUntilItsNodeHadTheTimeToSee() {
        Pod pod = pod("", "ready", "held", "held");
        Map<String, Instant> justNow = Map.of("arena-0-barrier-x-1", NOW.minusSeconds(10));
        Map<String, Instant> before = Map.of("arena-0-barrier-x-1", NOW.minusSeconds(30));

        assertThat(LaunchPolicy.next(pod, justNow, NOW).actions()).isEmpty();
        assertThat(LaunchPolicy.next(pod, justNow, NOW).again()).contains(Duration.ofSeconds(20));
        assertThat(LaunchPolicy.next(pod, before, NOW).actions()).hasSize(1);
    }

    @Test
    void aContainerThatTakesLongForOtherReasonsIsLeftToItsNode() {
        Map<String, Instant> before = Map.of("arena-0-barrier-x-1", NOW.minusSeconds(90));

        assertThat(LaunchPolicy.next(pod("", "ready", "pulls", "held"), before, NOW)
                        .actions())
                .isEmpty();
    }

    @Test
    void aConfigMapThatSomebodyDeletedIsMadeAgainForAContainerThatRanBefore() {
        assertThat(LaunchPolicy.next(pod("", "ready", "held again", "ready"), Map.of(), NOW)
                        .actions())
                .hasSize(1);
    }

    @Test
    void aPodOnItsWayOutStartsNothing() {
        assertThat(LaunchPolicy.next(
                        pod("deletionTimestamp: '2026-01-01T00:10:30Z',", "ready", "held", "held"), Map.of(), NOW))
                .isEqualTo(LaunchPolicy.Step.NONE);
    }

    @Test
    void aContainerThatWaitsForItsTurnIsNoFault() {
        Findings findings = PodNormalPolicy.findings(pod("", "ready", "held", "held"));

        assertThat(findings.isEmpty()).isTrue();
    }

    @Test
    void aContainerThatLacksAnotherConfigMapIsAFault() {
        Findings findings = PodNormalPolicy.findings(pod("", "ready", "other", "held"));

        assertThat(findings.reason()).isEqualTo("CreateContainerConfigError");
    }

    private static Pod pod(String metadata, String a, String b, String c) {
        List<String> statuses = new ArrayList<>();
        status(statuses, "a", a, 0);
        status(statuses, "b", b, 1);
        status(statuses, "c", c, 2);
        return yaml("""
                apiVersion: v1
                kind: Pod
                metadata: {%s name: arena-0, namespace: games, uid: pod-0}
                spec:
                  containers:
                  - {name: a}
                  - {name: c, env: [{name: KRUISE_CONTAINER_BARRIER, valueFrom: {configMapKeyRef: {name: arena-0-barrier-x-2, key: p_-9}}}]}
                  - {name: b, env: [{name: KRUISE_CONTAINER_BARRIER, valueFrom: {configMapKeyRef: {name: arena-0-barrier-x-1, key: p_0}}}]}
                status: {phase: Pending, containerStatuses: %s}
                """.formatted(metadata, statuses), Pod.class);
    }

    private static void status(List<String> statuses, String name, String state, int level) {
        if (state == null) {
            return;
        }
        String waits = "waiting: {reason: CreateContainerConfigError, message: 'configmap \"arena-0-barrier-x-" + level
                + "\" not found'}";
        String text =
                switch (state) {
                    case "ready" -> "ready: true, state: {running: {}}";
                    case "runs" -> "ready: false, state: {running: {}}";
                    case "ended" -> "ready: false, restartCount: 1, state: {waiting: {reason: CrashLoopBackOff}}";
                    case "pulls" -> "ready: false, restartCount: 0, state: {waiting: {reason: ContainerCreating}}";
                    case "held again" -> "ready: false, restartCount: 3, state: {" + waits + "}";
                    case "other" ->
                        "ready: false, state: {waiting: {reason: CreateContainerConfigError, message: 'configmap \"settings\" not found'}}";
                    default -> "ready: false, restartCount: 0, state: {" + waits + "}";
                };
        statuses.add("{name: " + name + ", " + text + "}");
    }
}
