package io.gameroute.dev.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.gameroute.dev.nodes.KubeletStep.Remove;
import io.gameroute.dev.nodes.KubeletStep.Report;
import io.gameroute.dev.nodes.KubeletStep.Rest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KubeletPlannerTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = START.plusSeconds(60);

    private Delays delays = Delays.NONE;

    @Test
    void aBoundPodIsReportedRunningAndReadyAtOnce() {
        PodStatus status = reported(firstPlan(Samples.pod().build()));

        assertThat(status.getPhase()).isEqualTo("Running");
        assertThat(conditionOf(status, "Ready")).isEqualTo("True");
        assertThat(conditionOf(status, "ContainersReady")).isEqualTo("True");
        assertThat(status.getPodIP()).isEqualTo("10.128.0.1");
        assertThat(status.getHostIP()).isEqualTo("10.200.0.1");
        assertThat(container(status).getImageID()).startsWith("docker-pullable://game@sha256:");
        assertThat(container(status).getState().getRunning().getStartedAt()).isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void aStatusThatIsShownIsNotWrittenAgain() {
        Running pod = running(Samples.pod().build());

        assertThat(pod.at(LATER).step()).isEqualTo(new Rest(Optional.empty()));
    }

    @Test
    void nothingIsWrittenWhileThePodIsStarting() {
        delays = Delays.NONE.withStart(Duration.ofSeconds(5));

        assertThat(firstPlan(Samples.pod().build()).step()).isEqualTo(new Rest(Optional.of(START.plusSeconds(5))));
    }

    @Test
    void aSlowStartTakesItsOwnTime() {
        KubeletPlan plan = firstPlan(Samples.pod().build(), Fault.SLOW_START);

        assertThat(plan.step()).isEqualTo(new Rest(Optional.of(START.plus(delays.slowStart()))));
    }

    @Test
    void aPodRunsUnreadyUntilItsReadinessDelayIsOver() {
        delays = Delays.NONE.withReadiness(Duration.ofSeconds(5));
        Running pod = running(Samples.pod().build());

        assertThat(conditionOf(pod.status(), "Ready")).isEqualTo("False");
        assertThat(pod.at(START.plusSeconds(4)).step()).isEqualTo(new Rest(Optional.of(START.plusSeconds(5))));
        assertThat(conditionOf(reported(pod.at(START.plusSeconds(5))), "Ready")).isEqualTo("True");
    }

    @Test
    void initContainersHaveCompletedBefore() {
        Pod pod = Samples.pod()
                .editSpec()
                .addNewInitContainer()
                .withName("prepare")
                .withImage("prepare:1")
                .endInitContainer()
                .endSpec()
                .build();

        ContainerStatus init =
                reported(firstPlan(pod)).getInitContainerStatuses().get(0);
        assertThat(init.getState().getTerminated().getReason()).isEqualTo("Completed");
        assertThat(init.getReady()).isTrue();
    }

    @Test
    void aReadinessGateHoldsBackReadyButNotContainersReady() {
        Running pod = running(gated());

        assertThat(conditionOf(pod.status(), "ContainersReady")).isEqualTo("True");
        assertThat(conditionOf(pod.status(), "Ready")).isEqualTo("False");

        pod.change(KubeletPlannerTest::openGate);
        assertThat(conditionOf(reported(pod.at(LATER)), "Ready")).isEqualTo("True");
    }

    @Test
    void aReportLeavesTheGatesConditionToItsOwner() {
        Running pod = running(gated());
        pod.change(KubeletPlannerTest::openGate);

        assertThat(reported(pod.at(LATER)).getConditions())
                .noneMatch(condition -> condition.getType().equals("gate"));
    }

    @Test
    void aNewImageRestartsTheContainerThatIsUnreadyForAMoment() {
        Running pod = running(Samples.pod().build());
        pod.change(before -> new PodBuilder(before)
                .editSpec()
                .editFirstContainer()
                .withImage("game:2")
                .endContainer()
                .endSpec()
                .build());

        PodStatus restarting = reported(pod.at(LATER));
        assertThat(container(restarting).getImage()).isEqualTo("game:2");
        assertThat(container(restarting).getImageID()).isNotEqualTo(ContainerIdentity.imageId("game:1"));
        assertThat(container(restarting).getRestartCount()).isEqualTo(1);
        assertThat(conditionOf(restarting, "Ready")).isEqualTo("False");
        assertThat(pod.at(LATER).step()).isEqualTo(new Rest(Optional.of(LATER.plus(delays.restart()))));
        assertThat(conditionOf(reported(pod.at(LATER.plus(delays.restart()))), "Ready"))
                .isEqualTo("True");
    }

    @Test
    void aCrashRestartsTheContainerOnceHoweverLongTheFaultStays() {
        Running pod = running(Samples.pod().build());

        assertThat(container(reported(pod.at(LATER, Fault.CRASH))).getRestartCount())
                .isEqualTo(1);
        assertThat(container(reported(pod.at(LATER.plusSeconds(9), Fault.CRASH)))
                        .getRestartCount())
                .isEqualTo(1);
        assertThat(pod.at(LATER.plusSeconds(18), Fault.CRASH).step()).isEqualTo(new Rest(Optional.empty()));
    }

    @Test
    void aCrashOfAPodThatMustNotRestartIsItsFailure() {
        Running pod = running(
                Samples.pod().editSpec().withRestartPolicy("Never").endSpec().build());

        PodStatus status = reported(pod.at(LATER, Fault.CRASH));
        assertThat(status.getPhase()).isEqualTo("Failed");
        assertThat(container(status).getState().getTerminated().getExitCode()).isEqualTo(1);
    }

    @Test
    void aCrashLoopHoldsTheContainerUntilTheFaultIsTakenAway() {
        Running pod = running(Samples.pod().build());

        PodStatus held = reported(pod.at(LATER, Fault.CRASH_LOOP));
        assertThat(held.getPhase()).isEqualTo("Running");
        assertThat(container(held).getState().getWaiting().getReason()).isEqualTo("CrashLoopBackOff");
        assertThat(container(held).getLastState().getTerminated().getReason()).isEqualTo("Error");
        assertThat(pod.at(LATER.plusSeconds(9), Fault.CRASH_LOOP).step()).isEqualTo(new Rest(Optional.empty()));
        assertThat(conditionOf(reported(pod.at(LATER.plusSeconds(10))), "Ready"))
                .isEqualTo("True");
    }

    @Test
    void anImageThatCannotBePulledKeepsThePodPendingUntilItCan() {
        Running pod = running(Samples.pod().build(), Fault.IMAGE_PULL_ERROR);

        assertThat(pod.status().getPhase()).isEqualTo("Pending");
        assertThat(container(pod.status()).getState().getWaiting().getReason()).isEqualTo("ImagePullBackOff");
        assertThat(reported(pod.at(LATER)).getPhase()).isEqualTo("Running");
    }

    @Test
    void neverReadyTakesReadinessFromARunningPodAndGivesItBack() {
        Running pod = running(Samples.pod().build());

        assertThat(conditionOf(reported(pod.at(LATER, Fault.NEVER_READY)), "Ready"))
                .isEqualTo("False");
        assertThat(conditionOf(reported(pod.at(LATER)), "Ready")).isEqualTo("True");
    }

    @ParameterizedTest
    @EnumSource(names = {"EVICTED", "POD_FAILED", "POD_SUCCEEDED"})
    void anEndForGoodIsReportedOnceAndNeverTakenBack(Fault fault) {
        Running pod = running(Samples.pod().build());

        PodStatus status = reported(pod.at(LATER, fault));
        assertThat(status.getPhase()).isEqualTo(fault == Fault.POD_SUCCEEDED ? "Succeeded" : "Failed");
        assertThat(conditionOf(status, "Ready")).isEqualTo("False");
        assertThat(pod.at(LATER).step()).isEqualTo(new Rest(Optional.empty()));
    }

    @Test
    void anEvictionIsNamed() {
        assertThat(reported(running(Samples.pod().build()).at(LATER, Fault.EVICTED))
                        .getReason())
                .isEqualTo("Evicted");
    }

    @Test
    void aDeletedPodIsRemovedAfterTheTerminationDelay() {
        delays = Delays.NONE.withTermination(Duration.ofSeconds(5));
        Running pod = running(Samples.pod().build());
        pod.change(before -> deleted(before, 30));

        assertThat(pod.at(LATER).step()).isEqualTo(new Rest(Optional.of(LATER.plusSeconds(5))));
        assertThat(pod.at(LATER.plusSeconds(5)).step()).isEqualTo(new Remove());
    }

    @Test
    void aDeletedPodIsRemovedAfterItsOwnGracePeriodIfThatIsShorter() {
        delays = Delays.NONE.withTermination(Duration.ofMinutes(1));
        Running pod = running(Samples.pod().build());
        pod.change(before -> deleted(before, 2));

        assertThat(pod.at(LATER).step()).isEqualTo(new Rest(Optional.of(LATER.plusSeconds(2))));
        assertThat(pod.at(LATER.plusSeconds(2)).step()).isEqualTo(new Remove());
    }

    @Test
    void aPodWithAFinalizerIsShownAsEndedAndThenRemovedOnce() {
        Running pod = running(Samples.pod()
                .editMetadata()
                .withFinalizers("keep")
                .endMetadata()
                .build());
        pod.change(before -> deleted(before, 30));

        assertThat(reported(pod.at(LATER)).getPhase()).isEqualTo("Succeeded");
        assertThat(pod.at(LATER).step()).isEqualTo(new Remove());
        pod.change(before -> deleted(before, 0));
        assertThat(pod.at(LATER).step()).isEqualTo(new Rest(Optional.empty()));
    }

    @Test
    void onANodeThatIsDownAReadyPodIsReportedUnreadyAndNothingEnds() {
        Running pod = running(Samples.pod().build());
        pod.change(before -> deleted(before, 30));

        PodStatus status = reported(pod.onNodeDown());
        assertThat(status.getConditions()).singleElement().satisfies(condition -> {
            assertThat(condition.getType()).isEqualTo("Ready");
            assertThat(condition.getStatus()).isEqualTo("False");
        });
        assertThat(pod.onNodeDown().step()).isEqualTo(new Rest(Optional.empty()));
    }

    @Test
    void aContainerWhoseConfigMapIsMissingWaitsAndTheOthersRun() {
        Pod pod = Samples.pod()
                .editSpec()
                .addNewContainer()
                .withName("second")
                .withImage("second:1")
                .endContainer()
                .endSpec()
                .build();
        PodView held = new PodView(pod, Samples.NODE, Set.of(), Map.of("second", "configmap \"later\" not found"));
        KubeletPlanner planner = new KubeletPlanner(delays);

        KubeletPlan first = planner.plan(held, new PodAdoption(delays, START).adopt(held, "10.128.0.1"), START);
        PodStatus waiting = reported(first);
        assertThat(waiting.getPhase()).isEqualTo("Pending");
        assertThat(container(waiting).getReady()).isTrue();
        assertThat(waiting.getContainerStatuses().get(1).getState().getWaiting())
                .satisfies(state -> assertThat(state.getReason()).isEqualTo("CreateContainerConfigError"))
                .satisfies(state -> assertThat(state.getMessage()).isEqualTo("configmap \"later\" not found"));

        Pod shown = Samples.showing(pod, waiting);
        PodView free = Samples.view(shown);
        PodStatus running = reported(planner.plan(free, first.runtime(), LATER));
        assertThat(running.getPhase()).isEqualTo("Running");
        assertThat(conditionOf(running, "Ready")).isEqualTo("True");
        assertThat(running.getContainerStatuses().get(1).getState().getRunning().getStartedAt())
                .isEqualTo("2026-01-01T00:01:00Z");
    }

    @Test
    void aPodThatRanBeforeIsTakenOverAsItWas() {
        Running pod = running(Samples.pod().build());
        PodView view = Samples.view(pod.pod);

        PodRuntime adopted = new PodAdoption(delays, LATER).adopt(view, "10.128.0.99");

        assertThat(adopted.podIp()).isEqualTo("10.128.0.1");
        assertThat(new KubeletPlanner(delays).plan(view, adopted, LATER).step()).isEqualTo(new Rest(Optional.empty()));
    }

    private KubeletPlan firstPlan(Pod pod, Fault... faults) {
        PodView view = Samples.view(pod, faults);
        PodRuntime runtime = new PodAdoption(delays, START).adopt(view, "10.128.0.1");
        return new KubeletPlanner(delays).plan(view, runtime, START);
    }

    private Running running(Pod pod, Fault... faults) {
        KubeletPlan first = firstPlan(pod, faults);
        return new Running(new KubeletPlanner(delays), Samples.showing(pod, reported(first)), first.runtime());
    }

    private static PodStatus reported(KubeletPlan plan) {
        assertThat(plan.step()).isInstanceOf(Report.class);
        return ((Report) plan.step()).status();
    }

    private static String conditionOf(PodStatus status, String type) {
        return PodConditions.find(status, type).orElseThrow().getStatus();
    }

    private static ContainerStatus container(PodStatus status) {
        return status.getContainerStatuses().get(0);
    }

    private static Pod gated() {
        return Samples.pod().editSpec().addNewReadinessGate("gate").endSpec().build();
    }

    private static Pod openGate(Pod pod) {
        return new PodBuilder(pod)
                .editStatus()
                .addToConditions(new PodConditionBuilder()
                        .withType("gate")
                        .withStatus("True")
                        .build())
                .endStatus()
                .build();
    }

    private static Pod deleted(Pod pod, long gracePeriod) {
        return new PodBuilder(pod)
                .editMetadata()
                .withDeletionTimestamp(LATER.plusSeconds(gracePeriod).toString())
                .withDeletionGracePeriodSeconds(gracePeriod)
                .endMetadata()
                .build();
    }

    /** A pod whose reports the API server has stored. */
    private static final class Running {
        private final KubeletPlanner planner;
        private Pod pod;
        private PodRuntime runtime;

        Running(KubeletPlanner planner, Pod pod, PodRuntime runtime) {
            this.planner = planner;
            this.pod = pod;
            this.runtime = runtime;
        }

        PodStatus status() {
            return pod.getStatus();
        }

        void change(UnaryOperator<Pod> change) {
            pod = change.apply(pod);
        }

        KubeletPlan at(Instant now, Fault... faults) {
            return store(planner.plan(Samples.view(pod, faults), runtime, now));
        }

        KubeletPlan onNodeDown() {
            PodView view = new PodView(pod, Samples.downNode(), Set.of(), Map.of());
            return store(planner.plan(view, runtime, LATER));
        }

        private KubeletPlan store(KubeletPlan plan) {
            runtime = plan.runtime();
            if (plan.step() instanceof Report report) {
                PodStatus merged = new PodStatusBuilder(pod.getStatus())
                        .removeMatchingFromConditions(old -> report.status().getConditions().stream()
                                .anyMatch(fresh -> fresh.getType().equals(old.getType())))
                        .build();
                pod = Samples.showing(pod, merge(merged, report.status()));
            }
            return plan;
        }

        private static PodStatus merge(PodStatus kept, PodStatus report) {
            PodStatus base = report.getPhase() == null ? kept : report;
            return new PodStatusBuilder(base)
                    .withConditions(Stream.concat(kept.getConditions().stream(), report.getConditions().stream())
                            .toList())
                    .build();
        }
    }
}
